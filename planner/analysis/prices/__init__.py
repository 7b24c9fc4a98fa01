"""What a resource or a rule is worth: the plan solved again with one more of it, and held against the plan without.

No price is read off a relaxation: each is the difference of two plans, proven where both are. More of the same never
brings less, so what is asked for part of a relief is known where the whole of it is proven to bring nothing.
"""

from planner.analysis.prices.concerned import concerned, trial_edits
from planner.analysis.prices.relief import Relief
from planner.analysis.prices.reliefs import relief_of
from planner.analysis.prices.search import PriceSearch

__all__ = ["PriceSearch", "Relief", "concerned", "relief_of", "trial_edits"]
