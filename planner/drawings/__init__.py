"""Views as SVG: one renderer for the screen, the picture file and the printed page."""
