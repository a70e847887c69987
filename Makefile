# Every task of the house, one command each. Needs Python 3.11 or newer and make; `make help` lists them.

# The interpreter that .venv is made with.
PYTHON ?= python3
# How many processes run the tests, and read and write the documentation.
WORKERS ?= 2
# What `make demo` reads; globs are welcome. Empty: the bundled examples.
FILES ?=
# Where `make registers` and `make rules` find real records.
SAMPLES ?= ../shared/samples

BIN       := .venv/bin
INSTALLED := .venv/.installed
EXAMPLE   := $(abspath $(firstword $(sort $(wildcard examples/documents/*.txt))))

# Run by the installed wheel, far from this tree: reads one record and says which package read it.
READ_ONE  := import sys, mscregistry as msc; \
             reading = msc.read(sys.argv[1]); \
             print(msc.__file__, reading.format, reading.trial, sep="\n")

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help venv lint test test-all demo fuzz bench bench-large docs registers rules dist plugin clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) \
	    | while IFS='|' read -r name text; do printf '  %-11s %s\n' "$$name" "$$text"; done

venv: $(INSTALLED)  ## make .venv with everything a developer needs (PYTHON=python3.13 to choose)

# Made once; installed into again only when pyproject.toml has changed.
$(INSTALLED): pyproject.toml
	@$(PYTHON) .ci/check_python.py
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --upgrade pip
	$(BIN)/python -m pip install -qq --editable '.[arrow,docs,duckdb,fast,pandas,polars,progress,related,testing]' --group dev
	@touch $@

lint: $(INSTALLED)  ## rules, format, types, and which room may import which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(INSTALLED)  ## the whole suite, docstring examples included, with branch coverage
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term-missing:skip-covered

test-all:  ## the suite, without coverage, on every Python from 3.11 up that is found here
	WORKERS=$(WORKERS) .ci/test-all $(PYTHON)

demo: $(INSTALLED)  ## read the examples, or your own: make demo FILES="a/*.txt 'my page.txt'"
	@$(BIN)/python examples/demo.py $(FILES)

fuzz: $(INSTALLED)  ## ten thousand mutated documents for each format
	MSC_FUZZ=10000 $(BIN)/python -m pytest tests/fuzz -m fuzz -n $(WORKERS)

bench: $(INSTALLED)  ## how fast; prints a table and asserts nothing
	$(BIN)/python -m tests.benchmarks.run

bench-large: $(INSTALLED)  ## 600,000 trials written and asked; MSC_LARGE=20000 for fewer
	$(BIN)/python -m tests.benchmarks.large

docs: $(INSTALLED)  ## the documentation in docs/_build/html, its examples run, warnings are errors
	rm -rf docs/reference/modules docs/reference/rules
	$(BIN)/sphinx-build -n -T -W -j $(WORKERS) -b html docs docs/_build/html
	$(BIN)/sphinx-build -n -T -W -j $(WORKERS) -b doctest docs docs/_build/doctest

registers: $(INSTALLED)  ## write docs/reference/registers.md from real records: make registers SAMPLES=folder
	$(BIN)/python docs/_scripts/registers.py $(SAMPLES)

rules: $(INSTALLED)  ## write docs/reference/rule_firings.md from real records: make rules SAMPLES=folder
	$(BIN)/python docs/_scripts/rule_firings.py $(SAMPLES)

dist: $(INSTALLED)  ## wheel and sdist, checked, and the wheel tried in an empty environment
	rm -rf dist build
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip install -qq dist/*.whl
	@test -n '$(EXAMPLE)' || { echo 'dist: no example in examples/documents/*.txt' >&2; exit 1; }
	cd "$$(mktemp -d)" && '$(CURDIR)/build/empty/bin/python' -I -c '$(READ_ONE)' '$(EXAMPLE)'

plugin: $(INSTALLED)  ## the example plug-in, built, installed and tested as a user would
	rm -rf build/plugin
	$(BIN)/python -m build --wheel --outdir build/plugin/dist examples/plugin
	$(PYTHON) -m venv build/plugin/venv
	build/plugin/venv/bin/python -m pip install -qq . pytest
	build/plugin/venv/bin/python -m pip install -qq build/plugin/dist/*.whl
	cd examples/plugin && '$(CURDIR)/build/plugin/venv/bin/python' -m pytest -q -p no:cacheprovider tests

clean:  ## remove all that these targets made
	rm -rf .venv .venvs build dist docs/_build docs/reference/modules
	rm -rf .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests examples docs -name __pycache__ -type d -prune -exec rm -rf {} +
