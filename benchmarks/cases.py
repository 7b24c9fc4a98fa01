"""The cases of the benchmark: a park and the goals that every solver is given.

The list was fixed before anything was measured. Add to it; never change or drop a line.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.parks import dossier_of
from benchmarks.shapes import FRESH, SHAPES, ParkShape
from planner.domain.goal import PRESETS, Tier
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue
from planner.services.importing.intake import SHIPPED, load

GOAL = next(tier for tier in PRESETS["default"] if tier.key == "value")
"""The one goal of most cases: the default's expected value, alone, without other tiers."""
PRESET_CASES = ("most_firms", "priority_area", "tax", "jobs", "output", "rent", "by_stage")
"""Presets that Ziyuan is planned for, with their tiers of value; tidiness is left to the case of all tiers."""
KINDS = ("ziyuan", "mature", "small", "ten buildings", "tight", "leases end", "24 buildings", "48 buildings")
"""The kinds of case in the order of the tables."""
OWN = "own tables"

Reading = tuple[Problem | None, tuple[Issue, ...]]


@dataclass(frozen=True)
class Case:
    """A park to plan for some tiers of goals; without a problem, `issues` say why."""

    key: str
    read: Callable[[], Reading]
    kind: str = OWN
    is_fresh: bool = False
    """Whether its seed was drawn after the models were tuned."""


def for_goals(problem: Problem, tiers: tuple[Tier, ...] = (GOAL,)) -> Problem:
    """Return the problem with these tiers alone, so that all solvers are asked the same."""
    return problem.with_policy(replace(problem.policy, tiers=tiers))


def case_of_folder(
    source: Path, *, key: str = "", kind: str = OWN, tiers: tuple[Tier, ...] = (GOAL,)
) -> Case:
    """Return the case of a folder of tables, or of one workbook."""

    def read() -> Reading:
        dossier, issues = load(source)
        return (None if dossier is None else for_goals(dossier.problem, tiers)), issues

    return Case(key or source.resolve().stem, read, kind)


def case_of_shape(shape: ParkShape) -> Case:
    """Return the case of a generated park."""
    return Case(
        shape.name, lambda: (for_goals(dossier_of(shape).problem), ()), _kind(shape), is_fresh=shape in FRESH
    )


def _kind(shape: ParkShape) -> str:
    if shape.buildings > 10:
        return f"{shape.buildings} buildings"
    if shape.short_leases or shape.ending:
        return "leases end"
    if shape.buildings <= 6:
        return "small"
    return "tight" if shape.is_tight else "ten buildings"


def _shipped() -> tuple[Case, ...]:
    folders = {park.key: park.folder for park in SHIPPED}
    ziyuan, mature = folders["ziyuan"], folders["mature"]
    presets = {
        preset: tuple(tier for tier in PRESETS[preset] if tier.carries_value) for preset in PRESET_CASES
    }
    return (
        case_of_folder(ziyuan, key="ziyuan-all", kind="ziyuan", tiers=PRESETS["default"]),
        case_of_folder(ziyuan, key="ziyuan", kind="ziyuan"),
        *(
            case_of_folder(ziyuan, key=f"ziyuan-{preset}", kind="ziyuan", tiers=tiers)
            for preset, tiers in presets.items()
        ),
        case_of_folder(mature, key="mature", kind="mature"),
        case_of_folder(mature, key="mature-all", kind="mature", tiers=PRESETS["default"]),
    )


CASES: tuple[Case, ...] = (*_shipped(), *(case_of_shape(shape) for shape in (*SHAPES, *FRESH)))
