"""How the WHO's data, in whatever file it comes, writes ages, dates, phases, lists and designs."""
