"""What a resource or a rule is worth: the plan solved again with one more of it, and held against the plan without.

No price is read off a relaxation: each is the difference of two plans, proven where both are. More of the same never
brings less, so what is asked for part of a relief is known where the whole of it is proven to bring nothing.
"""

from planner.analysis.prices.search import PriceSearch

__all__ = ["PriceSearch"]
