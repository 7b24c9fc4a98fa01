"""One file a page; a page arranges components and computes nothing."""
