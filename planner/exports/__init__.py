"""Views as the bytes of a file."""
