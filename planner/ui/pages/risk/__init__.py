"""The page of risk: what comes of the plan if firms answer otherwise, come late, or buildings slip."""
