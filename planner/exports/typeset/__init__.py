"""Pages to print: a frame, the bundled font, and figures filled in by code from the plan."""

from planner.exports.typeset.offer import OfferSheet, offer_pdf
from planner.exports.typeset.typesetting import PageData, typeset

__all__ = ["OfferSheet", "PageData", "offer_pdf", "typeset"]
