"""What nobody can lift: rooms promised to others, and places that are never ready."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.analysis.explain.shortfall import cause_of, shortfall
from planner.analysis.why.lifting import can_lift
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import Stage
from planner.text import message

_MOST_LOOKED_AT = 8
"""Runs that are put to the checker, to name the one that comes closest."""


def bars_for_good(
    problem: Problem,
    firm_id: str,
    place_id: str,
    *,
    placements: Sequence[Placement],
    beside: Callable[[Placement], Iterable[Finding]],
) -> tuple[Finding, ...]:
    """Return what keeps a firm out of a place for good; never empty.

    Parameters
    ----------
    place_id
        A unit, or a building.
    placements
        Every placement there, whatever bars it.
    beside
        What is wrong with a placement beside the firms that must be placed.
    """
    firm = problem.firm[firm_id]
    if firm.stage is Stage.EXITED:
        return (_finding(problem, firm_id, place_id, "exited"),)
    if firm.is_sitting:
        return (_finding(problem, firm_id, place_id, "sitting"),)
    nearest: dict[tuple[str, ...], Placement] = {}
    for one in placements:
        nearest.setdefault(one.units, one)
    rows = [tuple(_for_good(beside(one))) for one in list(nearest.values())[:_MOST_LOOKED_AT]]
    told = [row for row in rows if row]
    if told:
        return min(told, key=lambda row: (len(row), sum(map(shortfall, row))))
    return (_finding(problem, firm_id, place_id, ""),)


def _for_good(findings: Iterable[Finding]) -> Iterator[Finding]:
    for one in findings:
        if not can_lift(cause_of(one)):
            yield one


def _finding(problem: Problem, firm_id: str, place_id: str, clause: str) -> Finding:
    firm = problem.firm[firm_id]
    if clause == "exited":
        said = message("{firm} 已退出", "{firm} has left", firm=firm_id)
    elif clause == "sitting":
        said = message(
            "{firm} 在园，坐落 {units}，方案不搬动它",
            "{firm} sits in {units}; no plan moves it",
            firm=firm_id,
            units=", ".join(firm.rooms),
        )
    else:
        return _never_open(problem, firm_id, place_id)
    return Finding(rule=RuleKey.COMMITMENTS, clause=clause, subjects=(firm_id, place_id), message=said)


def _never_open(problem: Problem, firm_id: str, place_id: str) -> Finding:
    building = problem.building[problem.unit[place_id].building_id if place_id in problem.unit else place_id]
    park = problem.park[building.park_id]
    if not problem.units_of[building.building_id]:
        return Finding(
            rule=RuleKey.RUN,
            subjects=(firm_id, place_id),
            message=message(
                "{building} 没有可租单元", "{building} has no unit to let", building=building.building_id
            ),
        )
    ready = (
        problem.ready_quarter(problem.unit[place_id])
        if place_id in problem.unit
        else min(problem.ready_quarter(unit) for unit in problem.units_of[place_id])
    )
    if ready <= park.last_quarter:
        return Finding(
            rule=RuleKey.UNIT_ONCE,
            subjects=(firm_id, place_id),
            message=message(
                "{place} 按承诺归其他企业，{firm} 进不去",
                "{place} goes to other firms by what was promised; {firm} cannot get in",
                place=place_id,
                firm=firm_id,
            ),
        )
    return Finding(
        rule=RuleKey.HANDOVER,
        subjects=(firm_id, place_id),
        need=str(park.last_quarter),
        available=str(ready),
        message=message(
            "{place} 于 {ready} 才可用，规划期到 {last} 为止",
            "{place} is ready in {ready}; the horizon ends in {last}",
            place=place_id,
            ready=str(ready),
            last=str(park.last_quarter),
        ),
    )
