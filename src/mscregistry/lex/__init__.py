"""Text to lines, by the shape of the document and not by its registry."""
