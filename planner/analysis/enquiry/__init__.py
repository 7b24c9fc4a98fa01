"""Where a firm that asks for space could go, and who could come into a vacant room."""

from planner.analysis.enquiry.chains import block_chains
from planner.analysis.enquiry.offers import place_offers
from planner.analysis.enquiry.pricing import Solve
from planner.analysis.enquiry.vacancy import vacancy_offers

__all__ = ["Solve", "block_chains", "place_offers", "vacancy_offers"]
