"""Facts of a park and its firms, what the planner decides, and the plans made from them."""
