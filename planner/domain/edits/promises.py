"""Edits that take back what was promised: a hold ended, a firm released from the place it is committed to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, BaseEdit
from planner.domain.edits.conflict import Key, require, require_known
from planner.domain.edits.removal import occupied
from planner.domain.park.policy import Hold
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import UnitState
from planner.text import Message, Text, message


@dataclass(frozen=True, kw_only=True, config=EDIT)
class EndHold(BaseEdit):
    """Ends every hold of units in a quarter, or at once; one that ends sooner anyway stays as it is."""

    kind: Literal["end_hold"] = "end_hold"
    units: tuple[str, ...]
    at: Quarter | None = None

    def _say(self) -> Message:
        return message(
            "{units} 的预留{when}",
            "the hold of {units} {when}",
            units=", ".join(self.units),
            when=Text(f"到 {self.at} 为止", f"ends in {self.at}") if self.at else Text("取消", "is lifted"),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset(("hold", unit) for unit in self.units)

    def _apply(self, problem: Problem) -> Problem:
        said = self.said()
        require_known(said, "units", self.units, known=problem.unit)
        held = {name for hold in problem.policy.holds for name in hold.units}
        require(
            said,
            "units",
            bool(self.units) and held.issuperset(self.units),
            wrong=message("并非全部处于预留之中", "not all of them are held"),
            remedy=message("请只列出被预留的单元", "List held units only"),
        )
        holds = tuple(left for hold in problem.policy.holds for left in self._left(hold))
        return problem.with_policy(replace(problem.policy, holds=holds))

    def _left(self, hold: Hold) -> Iterator[Hold]:
        """Return what is left of a hold: other units as before, those named until the quarter if there is one."""
        named = tuple(name for name in hold.units if name in self.units)
        others = tuple(name for name in hold.units if name not in self.units)
        if others:
            yield replace(hold, units=others)
        if named and self.at is not None:
            yield replace(hold, units=named, until=min(hold.until, self.at))


@dataclass(frozen=True, kw_only=True, config=EDIT)
class EndCommitment(BaseEdit):
    """Releases a firm that is still to come from the building or the units it is committed to.

    Units that nobody else is committed to, or sits in, become vacant.
    """

    kind: Literal["end_commitment"] = "end_commitment"
    firm: str

    def _say(self) -> Message:
        return message("解除 {firm} 的承诺位置", "end the commitment of {firm} to its place", firm=self.firm)

    def _touches(self) -> frozenset[Key]:
        fields = ("committed_building", "committed_units")
        return frozenset(("firm", self.firm, field) for field in fields)

    def _apply(self, problem: Problem) -> Problem:
        said = self.said()
        require_known(said, "firm", self.firm, known=problem.firm)
        firm = problem.firm[self.firm]
        require(
            said,
            "firm",
            firm.is_committed and not firm.is_sitting,
            wrong=message(
                "{firm} 没有承诺的位置，或已在园",
                "{firm} is committed to no place, or sits inside",
                firm=self.firm,
            ),
            remedy=message(
                "请选一家有承诺位置而尚未入园的企业", "Choose a firm that is still to come to its place"
            ),
        )
        free = replace(firm, committed_building=None, committed_units=())
        firms = tuple(free if one is firm else one for one in problem.firms)
        after = replace(problem, firms=firms)
        vacant = occupied(problem, (firm,)) - occupied(after, firms)
        units = tuple(
            replace(unit, state=UnitState.VACANT) if unit.unit_id in vacant else unit
            for unit in problem.units
        )
        return replace(after, units=units)
