"""Facts edited by people: drafts, grids and forms, and what was changed."""
