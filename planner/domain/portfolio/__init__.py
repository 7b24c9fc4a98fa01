"""Several parks planned as one problem."""
