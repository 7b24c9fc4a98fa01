"""The page of milestones: the way of each placed firm, and the dispatch list of the month."""
