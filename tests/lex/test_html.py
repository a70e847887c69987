"""An HTML page gives the lines that a reader of the page sees, each tied to its place."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex import Line, Page, lex_text
from mscregistry.lex.html import lex_html
from mscregistry.lex.text import INVISIBLE
from mscregistry.source import Source, Span
from tests.timing import takes_at_most


def lex(text: str, *, escapes: bool = False) -> Page:
    page = lex_html(Source(text), escapes=escapes)
    if not escapes:
        check(page)
    return page


def texts(text: str) -> list[str]:
    return [line.text for line in lex(text).lines]


def shapes(text: str) -> list[tuple[str, int, int]]:
    return [(line.text, line.indent, line.gap) for line in lex(text).lines]


def rows(text: str) -> list[tuple[str, ...]]:
    return [tuple([cell.text for cell in line.cells]) for line in lex(text).lines]


def check(page: Page) -> None:
    """Check that every line is its spans, and every character is in a line or markup."""
    text = page.source.text
    times = [0] * len(text)
    for line in page.lines:
        assert line.text
        assert line.text == line.text.strip(INVISIBLE).strip()
        for words in (line, *line.cells):
            assert words.text == "".join([span.of(text) for span in words.spans])
        count(times, line.spans)
    count(times, page.markup)
    seen = [times[at] for at, char in enumerate(text) if not char.isspace()]
    assert seen == [1] * len(seen)
    assert list(page.markup) == sorted(page.markup)
    apart = [
        text[one.end : two.start] for one, two in zip(page.markup, page.markup[1:], strict=False)
    ]
    assert all(apart)


def count(times: list[int], spans: tuple[Span, ...]) -> None:
    for span in spans:
        for at in range(span.start, span.end):
            times[at] += 1


class TestBlocks:
    def test_headings_paragraphs_and_divisions_are_lines_a_blank_line_apart(self) -> None:
        text = "<div><h1>Title</h1><p>One<p>Two</p>own text<div>inner</div></div>"
        assert shapes(text) == [
            ("Title", 0, 0),
            ("One", 0, 1),
            ("Two", 0, 1),
            ("own text", 0, 1),
            ("inner", 0, 1),
        ]

    def test_inline_elements_break_nothing(self) -> None:
        text = "<p>CD<sub>34</sub> of <b>10</b><sup>6</sup> <a href='/x?a=1&amp;b'>cells</a><img alt=x>/kg</p>"
        assert texts(text) == ["CD34 of 106 cells/kg"]

    def test_a_break_is_a_line_break_and_two_are_a_blank_line(self) -> None:
        text = "<p>a<br>b<br/>c<br><br>d</br>e<p><br>f"
        assert shapes(text) == [
            ("a", 0, 0), ("b", 0, 0), ("c", 0, 0), ("d", 0, 1), ("e", 0, 0), ("f", 0, 1),
        ]  # fmt: skip

    def test_a_rule_parts_lines(self) -> None:
        assert shapes("a<hr>b") == [("a", 0, 0), ("b", 0, 1)]

    def test_captions_legends_and_terms_are_lines(self) -> None:
        text = (
            "<figure><figcaption>Fig</figcaption></figure><fieldset><legend>Leg</legend></fieldset>"
            "<dl><dt>Sex<dd>All<dt>Age<dd>18<dl><dt>x</dl></dl>"
        )
        assert shapes(text) == [
            ("Fig", 0, 0), ("Leg", 0, 1), ("Sex", 0, 1), ("All", 0, 0), ("Age", 0, 0),
            ("18", 0, 0), ("x", 0, 1),
        ]  # fmt: skip

    def test_end_tags_without_a_start_only_break_the_line(self) -> None:
        assert texts("a</p>b</div>c</b>d</td>e</ul>f") == ["a", "b", "cd", "e", "f"]

    def test_preformatted_text_keeps_its_line_breaks_and_indentation(self) -> None:
        text = "<pre>\n  a  b\r\n&nbsp; c\r\rd\n</pre>  e\nf"
        assert shapes(text) == [
            ("a b", 2, 0), ("c", 2, 0), ("d", 0, 1), ("e f", 0, 1),
        ]  # fmt: skip

    def test_elements_of_no_known_name_are_inline(self) -> None:
        assert texts("<app-root>a<x-y>b</x-y></app-root>") == ["ab"]


class TestWhiteSpace:
    def test_runs_collapse_to_one_space(self) -> None:
        text = "<p>\r\n  a \t b\nc  <b> d</b> <i>e </i>f&nbsp;&nbsp; g </p>"
        (line,) = lex(text).lines
        assert line.text == "a b c d e f g"
        assert Span(8, 11, " ") in line.spans

    def test_an_exact_space_is_itself(self) -> None:
        (line,) = lex("<p>a <b>b</b> c</p>").lines
        assert line.spans == (Span(3, 5), Span(8, 9), Span(13, 15))

    def test_white_space_of_two_elements_is_one_space(self) -> None:
        (line,) = lex("a&nbsp;<b>&#32;</b>\n<i>&nbsp;b</i>&emsp;").lines
        assert line.text == "a b"
        assert [span.of("a&nbsp;<b>") for span in line.spans[:2]] == ["a", " "]

    def test_invisible_marks_are_no_part_of_a_line_at_its_ends(self) -> None:
        assert texts("<p>\u200b &nbsp;&#8203; a\u200bb \ufeff&#xFEFF;</p><p>\u200b&nbsp;</p>") == [
            "a\u200bb"
        ]

    def test_an_entity_alone_in_a_paragraph_is_no_line(self) -> None:
        assert texts("<p>&nbsp;</p>\u00a0<p>a</p>") == ["a"]

    def test_nul_passes(self) -> None:
        assert texts("<p>a\x00b</p>") == ["a\x00b"]


class TestLists:
    def test_items_have_bullets_and_nested_ones_are_indented(self) -> None:
        text = "<p>x</p><ul><li>a<ul><li>b<li>c<ol><li>d</ol></ul>tail</li><li>e</ul>y"
        assert shapes(text) == [
            ("x", 0, 0), ("* a", 0, 1), ("* b", 2, 0), ("* c", 2, 0), ("1. d", 4, 0),
            ("tail", 2, 0), ("* e", 0, 0), ("y", 0, 1),
        ]  # fmt: skip

    def test_a_bullet_stands_at_its_tag(self) -> None:
        (line,) = lex("<ul><li>a</ul>").lines
        assert line.spans == (Span(4, 4, "* "), Span(8, 9))

    def test_numbers_count_from_the_start_that_is_given(self) -> None:
        text = "<ol><li>a<li>b</ol><ol start='5'><li>c<li value=9>d<li>e</ol><ol start=x><li>f</ol>"
        assert texts(text) == ["1. a", "2. b", "5. c", "9. d", "10. e", "1. f"]

    def test_a_page_with_its_own_marks_gets_no_second_ones(self) -> None:
        own = ["• a", "- b", "2) c", "(3) d", "4. e", "a) f", "·g"]
        assert texts("<ul>" + "".join(f"<li>{one}" for one in own) + "</ul>") == own
        assert texts("<ul><li>-5 °C<li>2.5 mg<li>A. b</ul>") == ["* -5 °C", "* 2.5 mg", "* A. b"]

    def test_an_item_of_several_paragraphs_is_marked_once(self) -> None:
        text = "<ul><li><p>a</p><p>b</p></li><li>c<br>d</li></ul>"
        assert shapes(text) == [("* a", 0, 0), ("b", 2, 1), ("* c", 0, 0), ("d", 2, 0)]

    def test_a_list_in_a_list_without_an_item_is_nested_too(self) -> None:
        text = "<ul><ul><li>a</ul><div><li>b</div></ul><li>c"
        assert shapes(text) == [("* a", 2, 0), ("* b", 0, 0), ("* c", 0, 1)]

    def test_an_empty_item_is_no_line_and_is_counted(self) -> None:
        assert texts("<ol><li></li><li>b</ol>") == ["2. b"]

    def test_a_table_in_an_item_is_a_page_of_its_own(self) -> None:
        text = "<ul><li>a<table><tr><td><ul><li>b</ul><td>c</table>d</ul>"
        assert [(text, indent) for text, indent, _ in shapes(text)] == [
            ("* a", 0),
            ("* b | c", 0),
            ("d", 2),
        ]

    def test_depth_has_an_end(self) -> None:
        lines = lex("<ul><li>a" * 500).lines
        assert [line.indent for line in lines[:3]] == [0, 2, 4]
        assert max(line.indent for line in lines) == 38


class TestTables:
    def test_a_row_is_a_line_with_cells(self) -> None:
        text = "<table><caption>Arms</caption><thead><tr><th>Arm<th>Drug</thead><tr><td>A <td>\n b&amp;c</table>x"
        assert shapes(text) == [
            ("Arms", 0, 0), ("Arm | Drug", 0, 0), ("A | b&c", 0, 0), ("x", 0, 1),
        ]  # fmt: skip
        assert rows(text) == [(), ("Arm", "Drug"), ("A", "b&c"), ()]

    def test_rows_and_cells_need_no_end_tags_and_no_table(self) -> None:
        assert rows("<tr><td>a<th>b<tr><td>c<tbody><tr><td>d<td>e") == [
            ("a", "b"),
            ("c",),
            ("d", "e"),
        ]
        assert rows("<table><td>a<td>b</table>") == [("a", "b")]

    def test_an_empty_cell_is_kept_with_its_place(self) -> None:
        text = (
            "<table><tr><td></td><td>b</td><td>&nbsp;</td><td>d</td><td></tr><tr><td><td></table>"
        )
        (line,) = lex(text).lines
        assert line.text == "| b |  | d |"
        assert [(cell.text, cell.start) for cell in line.cells] == [
            ("", 15), ("b", 24), ("", 34), ("d", 49), ("", 59),
        ]  # fmt: skip

    def test_blocks_in_a_cell_are_lines_of_the_cell(self) -> None:
        text = "<table><tr><td>a<br>b<td><p>c</p><ul><li>d<ul><li>e</ul></ul></table>"
        assert rows(text) == [("a\nb", "c\n* d\n  * e")]
        assert texts(text) == ["a\nb | c\n* d\n  * e"]

    def test_a_row_of_one_cell_is_like_a_paragraph(self) -> None:
        text = "<table><tr><td>a</td></tr><tr><td><p>b</p><ul><li>c</ul></td></tr></table>"
        assert shapes(text) == [("a", 0, 0), ("b", 0, 0), ("* c", 0, 1)]
        assert rows(text) == [("a",), (), ()]

    def test_tables_in_tables_are_flattened(self) -> None:
        text = "<table><tr><td>a<td>b<table><tr><td>c<td>d</table>e<td>f</table>"
        assert shapes(text) == [
            ("a", 0, 0), ("b", 0, 0), ("c | d", 0, 1), ("e", 0, 1), ("f", 0, 0),
        ]  # fmt: skip
        assert rows(text) == [(), (), ("c", "d"), (), ()]

    def test_a_table_that_lays_out_the_page_is_no_table(self) -> None:
        text = "<table><tr><td>menu<td><h1>Title</h1><p>a</p><td>side</table>"
        assert rows(text) == [(), (), (), ()]
        assert texts(text) == ["menu", "Title", "a", "side"]

    def test_text_outside_of_the_cells_is_a_cell(self) -> None:
        assert rows("<table><tr>x<td>a</td>y<td>b</table>") == [("x", "a", "y", "b")]
        assert texts("<table>x<tr><td>a<td>b</table>") == ["x", "a | b"]

    def test_an_end_tag_in_a_cell_closes_nothing_outside(self) -> None:
        assert rows("<div><p><table><tr><td>a</div><td>b</p></p><td>c</table>") == [("a", "b", "c")]
        assert texts("<ul><li>a<ul></li>b</ul><li>c</ul>") == ["* a", "b", "* c"]


class TestWhatIsNotShown:
    @pytest.mark.parametrize(
        "text",
        [
            "<!doctype html><html><head><title>no</title><noscript>no</noscript></head><body>yes",
            "<head><title>no<body>yes</body>",
            "<html><head><meta charset=x>yes",
            "<head><link rel=x><p>yes",
            "<head><p>yes",
            "<script>no('<p>')</script>yes<STYLE>no</style >",
            "<script></script>yes<script src='x'/>",
            "yes<script>no</scriptx>no",
            "yes<!-- no > no --><!-->",
            "<?xml no?>yes<![if no]>",
            "<svg><text>no</text><path/></svg>yes",
            "<template><div>no</div></template>yes<noscript>no</noscript>",
            "<p hidden>no<p>yes",
            "<div HIDDEN=''>no<div>no</div><br>no</div>yes",
            "<ul hidden><li>no</ul><div>yes</div>",
            "<div><span hidden>no &amp; <span>no</span> no</span>yes</div>",
            "yes<div><svg>no</div>",
            "<body hidden>yes<input type='hidden' hidden>",
            "<p aria-hidden=true class='hidden'>yes",
            "yes<li hidden>no<body>no",
            "yes<textarea hidden/>",
            "yes</><//>",
        ],
    )
    def test_it_is_markup(self, text: str) -> None:
        assert texts(text) == ["yes"]

    def test_hidden_words_in_a_sentence_do_not_part_it(self) -> None:
        assert texts("<div>a <span hidden>x<p>y</p></span>b</div>") == ["a b"]

    def test_markup_is_in_few_pieces(self) -> None:
        page = lex("<div>\n <p>a <b> c</b></p>\n</div> <!-- x -->\n<p>d</p>")
        text = page.source.text
        assert [span.of(text) for span in page.markup] == [
            "<div>\n <p>", "<b>", "</b></p>\n</div> <!-- x -->\n<p>", "</p>",
        ]  # fmt: skip


class TestEscapes:
    def test_escape_marks_are_left_out_when_asked(self) -> None:
        text = "<p>\\* \\&gt; 5\\\\6 a\\b</p><table><tr><td>\\<td>\\-</table>"
        assert [line.text for line in lex(text, escapes=True).lines] == ["* > 5\\6 a\\b", "\\ | -"]
        assert texts(text)[0] == "\\* \\> 5\\\\6 a\\b"


class TestLayouts:
    """Pages as registries build them give the lines that their text versions have."""

    def test_a_page_of_label_and_value_cells(self) -> None:
        text = """<!DOCTYPE html>
<html lang="en"><head><title>Tern trial</title><style>td { color: red }</style></head>
<body><div id="main"><h1 class="t">Tern cells in
  dialysis&nbsp;patients</h1>
<h2>Study Design</h2>
<table class="d"><tbody>
  <tr><td>Study Type&nbsp;:</td><td>Interventional</td></tr>
  <tr><td>Enrollment&nbsp;:</td><td><span>24</span> participants</td></tr>
</tbody></table>
<h2>Criteria</h2>
<p>Inclusion:</p><ul><li>Age &ge; 18</li><li>eGFR &lt; 30, either
  <ol><li>twice, or</li><li>on dialysis</li></ol></li></ul>
</div><script>track("<p>x</p>")</script></body></html>"""
        assert shapes(text) == [
            ("Tern cells in dialysis patients", 0, 0),
            ("Study Design", 0, 1),
            ("Study Type : | Interventional", 0, 1),
            ("Enrollment : | 24 participants", 0, 0),
            ("Criteria", 0, 1),
            ("Inclusion:", 0, 1),
            ("* Age ≥ 18", 0, 1),
            ("* eGFR < 30, either", 0, 0),
            ("1. twice, or", 2, 0),
            ("2. on dialysis", 2, 0),
        ]

    def test_a_page_of_cards_and_description_lists(self) -> None:
        text = (
            "<main><header><h2>Tern study</h2></header><section class='card'>\n"
            "<dl><div><dt>Sponsor</dt><dd>Tern Institute</dd></div>\n"
            "<div><dt>Phase</dt><dd>Phase 2</dd></div></dl></section>"
            "<section><div><div>Enrollment</div><div>24</div></div></section></main>"
        )
        told = ["Tern study", "Sponsor", "Tern Institute", "Phase", "Phase 2", "Enrollment", "24"]
        assert texts(text) == told

    def test_an_abstract_of_bold_headings_and_breaks(self) -> None:
        text = (
            "<div><b>Abstract: FR-PO1</b><br>\n<i>A. Tern</i>,<sup>1</sup> B. Skua<sup>2</sup><br/>"
            "<p><strong>Background</strong><br />Cells were <em>given</em>.</p></div>"
        )
        assert shapes(text) == [
            ("Abstract: FR-PO1", 0, 0),
            ("A. Tern,1 B. Skua2", 0, 0),
            ("Background", 0, 1),
            ("Cells were given.", 0, 0),
        ]


class TestAgainstText:
    LINE = (
        st.text(alphabet="ab19 <>&\"'*é≥-", min_size=1, max_size=20)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: text and text[0] not in "*-" and not text[0].isdigit())
    )
    BLOCK = st.one_of(
        st.tuples(st.sampled_from(["h1", "h2", "p", "div", "dt"]), LINE.map(lambda one: [one])),
        st.tuples(st.sampled_from(["ul", "ol"]), st.lists(LINE, min_size=1, max_size=3)),
        st.tuples(st.just("table"), st.lists(LINE, min_size=1, max_size=4)),
    )

    @given(st.lists(BLOCK))
    def test_a_page_reads_the_same_as_html_and_as_text(
        self, blocks: list[tuple[str, list[str]]]
    ) -> None:
        page, text = "<!doctype html>\n<body>", ""
        for name, lines in blocks:
            safe = [escape(line) for line in lines]
            if name == "table":
                text += " | ".join(lines) + "\n\n"
                inside = "<tr><td>" + "</td> <td>".join(safe) + "</td></tr>"
            elif name in ("ul", "ol"):
                for number, line in enumerate(lines, 1):
                    text += f"{number}. {line}\n" if name == "ol" else f"* {line}\n"
                text += "\n"
                inside = "\n".join(f"<li>{line}</li>" for line in safe)
            else:
                text += lines[0] + "\n\n"
                inside = safe[0]
            page += f"<{name}>\n  {inside}\n</{name}>\n"
        plain = lex_text(Source(text)).lines
        html = lex(page).lines
        assert [told(line) for line in html] == [told(line) for line in plain]


def told(line: Line) -> tuple[str, int, int]:
    return line.text, line.indent, line.gap


NAMES = [
    "p", "div", "ul", "ol", "li", "table", "tbody", "tr", "td", "th", "caption", "b", "span", "pre",
    "h1", "dl", "dt", "dd", "br", "hr", "img", "script", "style", "template", "svg", "head", "body",
    "title", "select", "option", "html",
]  # fmt: skip
TAG = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(NAMES),
    st.sampled_from(["", "", "", " hidden", "/", " a='>'", ' a="', " start=3"]),
)
SCRAP = st.sampled_from(
    ["a", "b ", " ", "\n", "\r\n", "&amp;", "&nbsp;", "&nope;", "&", "<", ">", "<!--", "-->", "<![CDATA[",
     "]]>", "<!x>", "<?", "</", "<a b='", "\u200b", "&#8203;", "&#0;", "&#1;", "&ltx", "* ", "\\*", "\x00"]
)  # fmt: skip


@given(st.lists(st.one_of(TAG, TAG, SCRAP, SCRAP, st.text(max_size=4))).map("".join))
def test_every_character_is_in_a_line_or_in_markup(text: str) -> None:
    lex(text)


@given(st.lists(st.one_of(TAG, SCRAP)).map("".join))
def test_escapes_leave_the_spans_true(text: str) -> None:
    for line in lex(text, escapes=True).lines:
        assert line.text == "".join([span.of(text) for span in line.spans])


@given(st.lists(st.one_of(TAG, SCRAP)).map("".join))
def test_prose_of_any_lines_is_its_spans(text: str) -> None:
    page = lex(text)
    if page.lines:
        prose = page.prose(page.lines, indented=True)
        assert prose.text == "".join([span.of(text) for span in prose.spans])


@pytest.mark.parametrize(
    "unit",
    [
        "<", "&", "<!--", "<![CDATA[", "<![x[", "<a ", '<a b="x" ', '<a b=">" ', "<a b='>", "&#;", "</", "<?",
        "<div>", "<div>a", "<ul><li>a", "<table><tr><td>a", "<p><button><b>", "<b>", "</div>", "<pre>\n",
        "<svg>", "<script>", "<td>a", "<li hidden>", "&nbsp;", " ", "\n", "= ", "<a =  ", "<dd>x", "<h1><td>",
        "&#" + "9" * 5000, "<select><option>",
    ],
)  # fmt: skip
def test_hostile_pages_take_time_by_their_size(unit: str) -> None:
    def read(size: int) -> None:
        page = lex_html(Source(unit * (size // len(unit) + 1)), escapes=True)
        if page.lines:
            page.prose(page.lines)

    # Four times the size is four times the time, not sixteen.
    assert takes_at_most(10, lambda: read(10_000), lambda: read(40_000))


def test_a_hundred_thousand_nested_elements_are_no_recursion() -> None:
    text = "<div>" * 100_000 + "a" + "</div>" * 100_000
    assert [line.text for line in lex_html(Source(text)).lines] == ["a"]
