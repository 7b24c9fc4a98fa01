"""Each rule and clause on the smallest park that shows it: once just inside its limit, once just outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy, Switch
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from tests.support import make


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A problem with a plan that keeps to the limit and one that breaks it.

    `subjects` and `figures` (need, available) are those of the finding on the second.
    """

    rule: str
    clause: str = ""
    inside: tuple[Problem, Plan]
    outside: tuple[Problem, Plan]
    subjects: tuple[str, ...]
    figures: tuple[str, str] = ("", "")
    soft: bool = False

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.clause}".rstrip("-")


def one(
    rule: str,
    *,
    clause: str = "",
    fits: Mapping[str, Any],
    breaks: Mapping[str, Any],
    unit: Mapping[str, Any] | None = None,
    figures: tuple[str, str],
    room: str = "A-101",
    subjects: tuple[str, ...] | None = None,
) -> Limit:
    """One firm in one unit; what the firm asks for decides."""
    rooms = tuple(make.unit(name, **((unit or {}) if name == room else {})) for name in ("A-101", "A-201"))
    plan = make.plan(make.placement("F1", room))
    return Limit(
        rule=rule,
        clause=clause,
        inside=(make.problem(units=rooms, firms=[make.firm(**fits)]), plan),
        outside=(make.problem(units=rooms, firms=[make.firm(**breaks)]), plan),
        subjects=subjects or ("F1", room),
        figures=figures,
    )


def same(rule: str, problem: Problem, good: Plan, bad: Plan, **told: Any) -> Limit:
    """One problem, two plans."""
    return Limit(rule=rule, inside=(problem, good), outside=(problem, bad), **told)


def two_firms(
    units: tuple[str, str] = ("A-101", "A-102"),
    starts: tuple[str, str] = ("2024Q1", "2024Q1"),
    ends: tuple[str | None, str | None] = (None, None),
) -> Plan:
    return make.plan(
        make.placement("F1", units[0], starts[0], ends[0]), make.placement("F2", units[1], starts[1], ends[1])
    )


def in_room(unit_id: str | tuple[str, ...] = "A-101", start: str = "2024Q1", end: str | None = None) -> Plan:
    return make.plan(make.placement("F1", unit_id, start, end))


def with_policy(*, firms: Any = (), units: tuple[Unit, ...] | None = None, **policy: Any) -> Problem:
    return make.problem(units=units, firms=firms or [make.firm()], policy=Policy(**policy))


def on(rule: str) -> tuple[Switch, ...]:
    return (Switch(rule=rule, on=True),)


TWO = make.problem(firms=[make.firm("F1"), make.firm("F2")])
