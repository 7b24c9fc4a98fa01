"""What comes in: parks that ship with the program, files, tables at hand."""
