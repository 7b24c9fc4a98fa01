"""The page of prices: what space, utilities and rules are worth, and a rule tried before it is policy."""
