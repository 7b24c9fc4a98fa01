"""The page of indicators: what the bureau asks of a plan, by firm and year."""
