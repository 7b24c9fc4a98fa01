"""What is new in a park, as people tell it: a firm signs, drops out, changes; a handover slips."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.edits import ChangeFirm, DelayHandover, Edit, RemoveFirm
from planner.domain.park.defaults import PROBABILITY
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import Stage

AREAS = ("area_min_m2", "area_req_m2", "area_max_m2")
"""The least area a firm takes, what it asks for, and the most."""


@dataclass(frozen=True, kw_only=True)
class FirmReport:
    """What is new of one firm; None where nothing is said. `leaves` outweighs the rest."""

    firm_id: str
    signs: bool = False
    leaves: bool = False
    area_min_m2: int | None = None
    area_req_m2: int | None = None
    area_max_m2: int | None = None
    desired_quarter: Quarter | None = None

    def edits(self, problem: Problem) -> tuple[Edit, ...]:
        """Return the edits that make it so; none for what `problem` says already.

        Raises
        ------
        KeyError
            If there is no such firm.
        """
        firm = problem.firm[self.firm_id]
        if self.leaves:
            return (RemoveFirm(firm=self.firm_id),)
        return (*self._signed(firm), *self._resized(firm), *self._later(firm))

    def _signed(self, firm: Firm) -> Iterator[Edit]:
        if not self.signs or firm.stage.is_signed:
            return
        yield ChangeFirm(firm=firm.firm_id, field="stage", value=Stage.SIGNED.value)
        if (usual := raised_by(Stage.SIGNED, firm.probability)) is not None:
            yield ChangeFirm(firm=firm.firm_id, field="probability", value=usual)

    def _resized(self, firm: Firm) -> Iterator[Edit]:
        for field in AREAS:
            new = getattr(self, field)
            if new is not None and new != getattr(firm, field):
                yield ChangeFirm(firm=firm.firm_id, field=field, value=new)

    def _later(self, firm: Firm) -> tuple[Edit, ...]:
        return () if self.desired_quarter is None else window_edits(firm, self.desired_quarter)


@dataclass(frozen=True, kw_only=True)
class HandoverReport:
    """The quarter in which a building is now to be handed over."""

    building_id: str
    handover_quarter: Quarter

    def edits(self, problem: Problem) -> tuple[Edit, ...]:
        """Return the edit that makes it so; none if `problem` says so already.

        Raises
        ------
        KeyError
            If there is no such building.
        """
        late = self.handover_quarter - problem.building[self.building_id].handover_quarter
        return (DelayHandover(building=self.building_id, quarters=late),) if late else ()


def raised_by(stage: Stage, probability: Decimal) -> Decimal | None:
    """Return the probability of a firm that reaches a signed stage; None if it is as likely already."""
    usual = PROBABILITY[stage]
    return usual if stage.is_signed and probability < usual else None


def window_edits(firm: Firm, wanted: Quarter) -> tuple[Edit, ...]:
    """Move the window of a firm to another desired quarter; the latest one moves with it."""
    late = wanted - firm.desired_quarter
    if not late:
        return ()
    return (
        ChangeFirm(firm=firm.firm_id, field="desired_quarter", value=str(wanted)),
        ChangeFirm(firm=firm.firm_id, field="latest_quarter", value=str(firm.latest_quarter + late)),
    )
