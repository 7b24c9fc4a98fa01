"""Edits of places: a firm pinned or barred, units held, space reserved."""

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit
from planner.domain.edits.conflict import Key, require, require_known
from planner.domain.park.past import is_past
from planner.domain.park.policy import Forbid, Hold, Pin, Reserve
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.text import Message, Text, message


def _place(building: str | None, units: tuple[str, ...]) -> str:
    return ", ".join(units) or building or ""


def _require_place(
    said: Message, problem: Problem, *, firm: str, building: str | None, units: tuple[str, ...]
) -> None:
    require_known(said, "firm", firm, known=problem.firm)
    require_known(said, "units", units, known=problem.unit)
    if building is not None:
        require_known(said, "building", building, known=problem.building)


@dataclass(frozen=True, kw_only=True, config=EDIT)
class PinFirm(BaseEdit):
    """Makes a firm be placed: anywhere, in a building, on exactly these units, from a quarter.

    It replaces the pins the firm has in the policy.
    """

    kind: Literal["pin"] = "pin"
    firm: str
    building: str | None = None
    units: tuple[str, ...] = ()
    start: Quarter | None = None

    def _say(self) -> Message:
        where = _place(self.building, self.units)
        return message(
            "{firm} 必须落位{where}{start}",
            "{firm} must be placed{where}{start}",
            firm=self.firm,
            where=Text(f"于 {where}", f" in {where}") if where else "",
            start=Text(f"，自 {self.start} 起", f" from {self.start}") if self.start else "",
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("firm", self.firm, "place")})

    def _apply(self, problem: Problem) -> Problem:
        _require_place(self.said(), problem, firm=self.firm, building=self.building, units=self.units)
        self._require_ahead(problem)
        policy = problem.policy
        others = (pin for pin in policy.pins if pin.firm_id != self.firm)
        pin = Pin(firm_id=self.firm, building_id=self.building, units=self.units, start=self.start)
        return problem.with_policy(replace(policy, pins=(*others, pin)))

    def _require_ahead(self, problem: Problem) -> None:
        is_over = self.start is not None and is_past(
            problem, self.firm, self.start, building_id=self.building, units=self.units
        )
        require(
            self.said(),
            "start",
            not is_over,
            wrong=message(
                "{start} 在数据截止日之前", "{start} is over at the cut-off date", start=str(self.start)
            ),
            remedy=message("请选数据截止日之后的季度", "Choose a quarter that is not over"),
        )


@dataclass(frozen=True, kw_only=True, config=EDIT)
class ForbidFirm(BaseEdit):
    """Bars a firm from a building, from units, or (with neither) from every place."""

    kind: Literal["forbid"] = "forbid"
    firm: str
    building: str | None = None
    units: tuple[str, ...] = ()

    def _say(self) -> Message:
        where = _place(self.building, self.units)
        return message(
            "{firm} 不得落位{where}",
            "{firm} must not be placed{where}",
            firm=self.firm,
            where=Text(f"于 {where}", f" in {where}") if where else "",
        )

    def _touches(self) -> frozenset[Key]:
        where = _place(self.building, self.units)
        return frozenset({("firm", self.firm, "barred", where) if where else ("firm", self.firm, "place")})

    def _apply(self, problem: Problem) -> Problem:
        _require_place(self.said(), problem, firm=self.firm, building=self.building, units=self.units)
        policy = problem.policy
        forbid = Forbid(firm_id=self.firm, building_id=self.building, units=self.units)
        return problem.with_policy(replace(policy, forbids=(*policy.forbids, forbid)))


@dataclass(frozen=True, kw_only=True, config=EDIT)
class ReleaseFirm(BaseEdit):
    """Takes away every pin and every bar the policy has for a firm."""

    kind: Literal["release"] = "release"
    firm: str

    def _say(self) -> Message:
        return message(
            "解除 {firm} 的锁定与禁入", "release {firm} from its pins and forbidden places", firm=self.firm
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("firm", self.firm, "place")})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "firm", self.firm, known=problem.firm)
        policy = problem.policy
        return problem.with_policy(
            replace(
                policy,
                pins=tuple(pin for pin in policy.pins if pin.firm_id != self.firm),
                forbids=tuple(forbid for forbid in policy.forbids if forbid.firm_id != self.firm),
            )
        )


@dataclass(frozen=True, kw_only=True, config=EDIT)
class HoldUnits(BaseEdit):
    """Keeps units free before a quarter, except for one firm if it is named."""

    kind: Literal["hold"] = "hold"
    units: tuple[str, ...]
    until: Quarter
    firm: str | None = None
    reason: Text = Text("", "")

    def _say(self) -> Message:
        return message(
            "{units} 预留至 {until}{firm}",
            "hold {units} until {until}{firm}",
            units=", ".join(self.units),
            until=str(self.until),
            firm=Text(f"，留给 {self.firm}", f" for {self.firm}") if self.firm else "",
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset(("hold", unit) for unit in self.units)

    def _apply(self, problem: Problem) -> Problem:
        said = self.said()
        require(
            said,
            "units",
            bool(self.units),
            wrong=message("没有写明单元", "no unit is named"),
            remedy=message("请列出单元编号", "List unit ids"),
        )
        require_known(said, "units", self.units, known=problem.unit)
        if self.firm is not None:
            require_known(said, "firm", self.firm, known=problem.firm)
        policy = problem.policy
        hold = Hold(units=self.units, until=self.until, firm_id=self.firm, reason=self.reason)
        return problem.with_policy(replace(policy, holds=(*policy.holds, hold)))


@dataclass(frozen=True, kw_only=True, config=EDIT)
class ReserveSpace(BaseEdit):
    """Keeps named units, or a share of a park's ground floor, free before a quarter."""

    kind: Literal["reserve"] = "reserve"
    park: str
    until: Quarter
    ground_share: Amount = Decimal(0)
    units: tuple[str, ...] = ()
    reason: Text = Text("", "")

    def _say(self) -> Message:
        units = Text(f" {'、'.join(self.units)} ", ", ".join(self.units))
        share = message("首层面积的 {n}%", "{n}% of the ground floor", n=self.ground_share * 100).both()
        parts = [*([units] if self.units else []), *([share] if self.ground_share else [])]
        return message(
            "{park} 保留{what}至 {until}",
            "reserve {what} in {park} until {until}",
            park=self.park,
            what=Text("及".join(one.zh for one in parts), " and ".join(one.en for one in parts)),
            until=str(self.until),
        )

    def _touches(self) -> frozenset[Key]:
        share: set[Key] = {("reserve", self.park, "ground_share")} if self.ground_share else set()
        return frozenset({*share, *(("reserve", unit) for unit in self.units)})

    def _apply(self, problem: Problem) -> Problem:
        said = self.said()
        require_known(said, "park", self.park, known=problem.park)
        require_known(said, "units", self.units, known=problem.unit)
        require(
            said,
            "ground_share",
            0 <= self.ground_share <= 1 and (bool(self.units) or self.ground_share > 0),
            wrong=message("须给出单元，或 0 与 1 之间的首层比例", "give units, or a share between 0 and 1"),
            remedy=message("例如 0.1", "Give a share such as 0.1, or unit ids"),
        )
        policy = problem.policy
        reserve = Reserve(
            park_id=self.park,
            until=self.until,
            ground_share=self.ground_share,
            units=self.units,
            reason=self.reason,
        )
        return problem.with_policy(replace(policy, reserves=(*policy.reserves, reserve)))
