"""A firm's units hang together: side by side on one floor, or whole floors and part of the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.text import Message, listed, message

RULE = RuleKey.RUN
NO_UNIT = "no_unit"
UNKNOWN_UNIT = "unknown_unit"
UNIT_TWICE = "unit_twice"


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each run that is empty, unknown in part, or not of the shape allowed."""
    for stay in case.asked:
        named = stay.placement.units
        if not named:
            yield _finding(stay, NO_UNIT, _text("{firm} 没有单元", "{firm} has no unit", stay))
        unknown = sorted(set(named) - stay.unit_ids)
        if unknown:
            yield _finding(
                stay,
                UNKNOWN_UNIT,
                _text(
                    "{firm} 被安排到不存在的单元 {units}",
                    "{firm} is placed in units that do not exist: {units}",
                    stay,
                    unknown,
                ),
                unknown,
            )
        if len(set(named)) < len(named):
            yield _finding(
                stay,
                UNIT_TWICE,
                _text("{firm} 的单元重复：{units}", "{firm} names a unit twice: {units}", stay),
            )
        if stay.units and not hangs_together(case.problem, stay.units):
            yield _finding(stay, "", _split(stay))


def hangs_together(problem: Problem, units: Sequence[Unit]) -> bool:
    """Whether units (at least one) have the shape of a run.

    One building; every floor but one whole, and that one at the bottom or top with its
    units side by side; no floor skipped.
    """
    if len({unit.building_id for unit in units}) != 1:
        return False
    taken: dict[int, list[Unit]] = {}
    for unit in units:
        taken.setdefault(unit.floor, []).append(unit)
    storeys = sorted(taken)
    if storeys[-1] - storeys[0] + 1 != len(storeys):
        return False
    there = problem.units_of[units[0].building_id]
    partial = [n for n in storeys if len(taken[n]) < sum(unit.floor == n for unit in there)]
    if not partial:
        return True
    return len(partial) == 1 and partial[0] in (storeys[0], storeys[-1]) and side_by_side(taken[partial[0]])


def side_by_side(units: Sequence[Unit]) -> bool:
    """Whether units of one floor have consecutive seq."""
    seqs = sorted(unit.seq for unit in units)
    return all(after == before + 1 for before, after in pairwise(seqs))


def _split(stay: PlacedFirm) -> Message:
    if len(stay.buildings) > 1:
        return _text(
            "{firm} 的单元不在同一栋：{units}", "{firm} has units in different buildings: {units}", stay
        )
    return _text(
        "{firm} 的单元不相连：{units}；应为同层连续，或相邻整层加紧邻一层的连续单元",
        "{firm} has units that are not connected: {units}; they must be consecutive on one floor, "
        "or whole adjacent floors plus a consecutive part of the next",
        stay,
    )


def _text(zh: str, en: str, stay: PlacedFirm, units: Sequence[str] | None = None) -> Message:
    return message(zh, en, firm=stay.firm_id, units=listed(units or stay.placement.units))


def _finding(stay: PlacedFirm, clause: str, said: Message, units: Sequence[str] | None = None) -> Finding:
    return Finding(
        rule=RULE,
        clause=clause,
        subjects=(stay.firm_id, *(units or sorted(set(stay.placement.units)))),
        message=said,
    )
