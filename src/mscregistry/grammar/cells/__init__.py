"""What a text says of cells that are given to people."""
