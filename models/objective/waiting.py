"""Waiting: the quarters firms wait beyond their wish.

Σ_k w_k · y_k with w_k = max(0, start − max(desired quarter, opening of the park)); a firm that
sits in the park does not wait. Unit: firm-quarters.
"""

from models.builder import ModelBuilder
from models.constraints import handover
from models.formulation import Candidate
from models.objective.sums import Sum, per_candidate
from planner.domain.park.firm import Firm


def expression(builder: ModelBuilder) -> Sum:
    """Add up the quarters waited in the candidates chosen."""
    return per_candidate(builder, lambda firm, candidate: waited_quarters(builder, firm, candidate))


def waited_quarters(builder: ModelBuilder, firm: Firm, candidate: Candidate) -> int:
    """Return the whole quarters from the firm's wish (see `handover.wished`) to the candidate's start; at least 0."""
    if firm.is_sitting:
        return 0
    wished = handover.wished(firm, candidate.building_id, builder.instance)
    return max(0, candidate.start.index - wished)
