"""Firms and rooms that should go together and do not: asked about, never refused."""

from collections.abc import Iterator, Mapping

from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.resolving import flaw
from planner.domain.vocabulary.terms import Stage, UnitState
from planner.domain.vocabulary.words import word
from planner.text import Message, message

_TAKEN = frozenset({UnitState.SIGNED, UnitState.FITOUT, UnitState.PRODUCTION})
"""States of a room that some firm has, or is promised."""


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Return what should be looked at: firms that have rooms and name none, rooms in use by nobody."""
    known = {place.firm_id for place in problem.base} | {pin.firm_id for pin in problem.policy.pins}
    for firm in problem.firms:
        yield from _of_firm(firm, is_placed=firm.firm_id in known)
    holders, promised = _holders(problem), _promised(problem)
    for unit in problem.units:
        yield from _of_unit(unit, holders.get(unit.unit_id, ()), is_promised=unit.unit_id in promised)


def _of_firm(firm: Firm, *, is_placed: bool) -> Iterator[Flaw]:
    stage = word(firm.stage)
    if firm.stage.has_rooms and not firm.is_sitting and not firm.is_committed and not is_placed:
        said = message(
            "{stage}，却没有在园单元：它在哪些单元？不填则按新入驻企业规划",
            "{stage}, and no units are named: which is it in? Without them it is planned like a firm still to come",
            stage=stage,
        )
        yield _question(firm, "sitting_units", said)
    if firm.is_sitting and firm.stage is Stage.EXITED:
        said = message(
            "已退出，却仍写着在园单元 {units}：单元空出了吗？按已空出计",
            "it has exited, and units {units} are still named: are they free? They are taken to be free",
            units=", ".join(firm.rooms),
        )
        yield _question(firm, "stage", said, *firm.rooms)
    elif firm.is_sitting and not firm.stage.is_signed:
        said = message(
            "阶段为{stage}，却已占用 {units}：请核对阶段",
            "its stage is {stage}, and it sits in {units}: please check the stage",
            stage=stage,
            units=", ".join(firm.rooms),
        )
        yield _question(firm, "stage", said, *firm.rooms)


def _of_unit(unit: Unit, firms: tuple[str, ...], *, is_promised: bool) -> Iterator[Flaw]:
    state = word(unit.state)
    if unit.state in _TAKEN and not firms and not is_promised:
        said = message(
            "状态为{state}，却没有企业占用或承诺：是哪家企业？在填写之前它不会分给任何企业",
            "its state is {state}, and no firm sits in it or is promised it: which is it? Until one is named "
            "nobody gets the room",
            state=state,
        )
        yield _question(unit, "state", said)
    if unit.state is UnitState.VACANT and firms:
        said = message(
            "状态为空置，而 {firms} 占用：请核对。按占用计",
            "its state is vacant, yet it is occupied by {firms}: please check. It counts as occupied",
            firms=", ".join(firms),
        )
        yield _question(unit, "state", said, *firms)


def _holders(problem: Problem) -> Mapping[str, tuple[str, ...]]:
    """Return the firms that sit in each room."""
    found: dict[str, tuple[str, ...]] = {}
    for firm in problem.firms:
        if firm.stage is not Stage.EXITED:
            for name in firm.rooms:
                found[name] = (*found.get(name, ()), firm.firm_id)
    return found


def _promised(problem: Problem) -> frozenset[str]:
    """Return the rooms that some firm is committed or pinned to, or that are held for one."""
    named = [firm.committed_units for firm in problem.firms]
    named += [pin.units for pin in problem.policy.pins]
    named += [hold.units for hold in problem.policy.holds if hold.firm_id]
    homes = {firm.committed_building for firm in problem.firms} | {p.building_id for p in problem.policy.pins}
    whole = (unit.unit_id for home in homes if home for unit in problem.units_of.get(home, ()))
    return frozenset((*(name for units in named for name in units), *whole))


def _question(row: Firm | Unit, column: str, said: Message, *others: str) -> Flaw:
    return flaw(row, column, said, *others, severity=Severity.WARNING)
