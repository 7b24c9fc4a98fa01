"""Every text of the screens as a pair, one module a page."""
