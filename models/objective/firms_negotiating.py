"""Firms at stage negotiating: the number placed that do not count as signed.

Σ_i x_i over firms of the stage that do not sit in the park; x_i = 1 if i is placed. Unit: firms.
"""

from models.builder import ModelBuilder
from models.objective.sums import Sum, of_stage
from planner.domain.vocabulary.terms import Stage


def expression(builder: ModelBuilder) -> Sum:
    """Count the firms at this stage that are placed."""
    return of_stage(builder, Stage.NEGOTIATING)
