"""Tables that are typed into: the grid, what it keeps, and the draft behind it."""
