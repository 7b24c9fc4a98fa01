"""From facts to a plan with its report, and what leaves the program of it."""
