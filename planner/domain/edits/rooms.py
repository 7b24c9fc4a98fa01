"""Edits of units: one split in several, several joined to one."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from string import ascii_lowercase
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, BaseEdit
from planner.domain.edits.conflict import Key, id_list, require, require_known, require_new
from planner.domain.edits.removal import with_units
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.text import Message, message

_CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SplitUnit(BaseEdit):
    """Splits a unit in parts of the given leasable ㎡, side by side in its place.

    The parts are called like the unit with a, b, c … and keep all else; units further along
    the floor move up. Whoever had the unit has all its parts.
    """

    kind: Literal["split_unit"] = "split_unit"
    unit: str
    parts: tuple[int, ...]

    def _say(self) -> Message:
        return message(
            "单元 {unit} 拆分为 {parts} ㎡",
            "split unit {unit} into {parts} ㎡",
            unit=self.unit,
            parts=" + ".join(map(str, self.parts)),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("unit", self.unit)})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "unit", self.unit, known=problem.unit)
        old = problem.unit[self.unit]
        self._require_sound(old)
        parts = tuple(
            replace(old, unit_id=f"{self.unit}{letter}", seq=old.seq + step, leasable_m2=area)
            for step, (letter, area) in enumerate(zip(ascii_lowercase, self.parts, strict=False))
        )
        for part in parts:
            require_new(self.said(), "unit", part.unit_id, known=problem.unit)
        others = _shifted(problem, old, by=len(parts) - 1, leaving={self.unit})
        return with_units(
            problem, (*others, *parts), renamed={self.unit: tuple(part.unit_id for part in parts)}
        )

    def _require_sound(self, old: Unit) -> None:
        fits = (
            2 <= len(self.parts) <= len(ascii_lowercase)
            and min(self.parts) > 0
            and sum(self.parts) == old.leasable_m2
        )
        require(
            self.said(),
            "parts",
            fits,
            wrong=message(
                "各部分合计 {sum} ㎡，单元为 {area} ㎡",
                "the parts come to {sum} ㎡ and the unit has {area} ㎡",
                sum=sum(self.parts),
                area=old.leasable_m2,
            ),
            remedy=message(
                "请给出 2 至 26 个合计相等的正面积", "Give 2 to 26 areas above 0 that sum up to it"
            ),
        )


@dataclass(frozen=True, kw_only=True, config=EDIT)
class JoinUnits(BaseEdit):
    """Joins neighbouring units of one floor to one, called like the first of them.

    It has their leasable ㎡ together, the least load, height and hazard class, the largest
    freight lift, dock and steam if any has them, the latest available quarter, and their
    mean rent by area, rounded half up to a fen. A firm that had some of them only cannot
    keep them: the base forgets its place, a promise or a sitting firm refuses the edit.
    """

    kind: Literal["join_units"] = "join_units"
    units: tuple[str, ...]

    def _say(self) -> Message:
        return message("合并单元 {units}", "join units {units}", units=" + ".join(self.units))

    def _touches(self) -> frozenset[Key]:
        return frozenset(("unit", unit) for unit in self.units)

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "units", self.units, known=problem.unit)
        old = tuple(sorted((problem.unit[name] for name in set(self.units)), key=lambda unit: unit.seq))
        self._require_neighbours(old)
        self._require_whole(problem)
        names = {unit.unit_id for unit in old}
        others = _shifted(problem, old[-1], by=1 - len(old), leaving=names)
        kept = replace(
            problem,
            base=tuple(p for p in problem.base if not _is_cut(p.units, names)),
        )
        return with_units(kept, (*others, _joined(old)), renamed=dict.fromkeys(names, (old[0].unit_id,)))

    def _require_neighbours(self, old: tuple[Unit, ...]) -> None:
        side_by_side = len({(u.building_id, u.floor) for u in old}) == 1 and [u.seq for u in old] == list(
            range(old[0].seq, old[0].seq + len(old))
        )
        require(
            self.said(),
            "units",
            len(old) > 1 and side_by_side,
            wrong=message("不是同层相邻的单元", "these are not neighbours on one floor"),
            remedy=message("请选同层连续的两个或更多单元", "Choose two or more in a row on one floor"),
        )
        require(
            self.said(),
            "units",
            len({u.state for u in old}) == 1,
            wrong=message("单元状态不同", "the units are in different states"),
            remedy=message("请选状态相同的单元", "Choose units in the same state"),
        )

    def _require_whole(self, problem: Problem) -> None:
        names = set(self.units)
        policy = problem.policy
        cut = [
            *(f.firm_id for f in problem.firms for one in f.contracts if _is_cut(one.units, names)),
            *(f.firm_id for f in problem.firms if _is_cut(f.committed_units, names)),
            *(row.firm_id for row in policy.pins if _is_cut(row.units, names)),
            *(str(row.until) for row in policy.holds if _is_cut(row.units, names)),
            *(str(row.until) for row in policy.reserves if _is_cut(row.units, names)),
            *(row.firm_id for row in policy.forbids if _is_cut(row.units, names)),
        ]
        require(
            self.said(),
            "units",
            not cut,
            wrong=message(
                "在园、承诺、锁定、预留、保留或禁入（{cut}）只涉及其中一部分",
                "a sitting firm, commitment, pin, hold, reserve or forbidden place ({cut}) covers only some of them",
                cut=id_list(set(cut)),
            ),
            remedy=message("请先让它涉及全部或不涉及", "Make it cover all or none of them first"),
        )


def _is_cut(units: tuple[str, ...], names: set[str]) -> bool:
    return bool(names & set(units)) and not names <= set(units)


def _shifted(problem: Problem, after: Unit, *, by: int, leaving: set[str]) -> tuple[Unit, ...]:
    """Return the other units, those further along the floor moved by so many places."""
    return tuple(
        replace(unit, seq=unit.seq + by)
        if (unit.building_id, unit.floor) == (after.building_id, after.floor) and unit.seq > after.seq
        else unit
        for unit in problem.units
        if unit.unit_id not in leaving
    )


def _joined(old: tuple[Unit, ...]) -> Unit:
    area = sum(unit.leasable_m2 for unit in old)
    rent = sum((unit.list_rent_yuan_m2_month * unit.leasable_m2 for unit in old), Decimal(0)) / area
    same = all(unit.list_rent_yuan_m2_month == old[0].list_rent_yuan_m2_month for unit in old)
    return replace(
        old[0],
        leasable_m2=area,
        load_kn_m2=min(unit.load_kn_m2 for unit in old),
        clear_height_m=min(unit.clear_height_m for unit in old),
        max_hazard_class=min((unit.max_hazard_class for unit in old), key=lambda kind: kind.rank),
        freight_lift_t=max(unit.freight_lift_t for unit in old),
        dock_access=any(unit.dock_access for unit in old),
        steam_available=any(unit.steam_available for unit in old),
        available_quarter=max(unit.available_quarter for unit in old),
        list_rent_yuan_m2_month=old[0].list_rent_yuan_m2_month
        if same
        else rent.quantize(_CENT, rounding=ROUND_HALF_UP),
    )
