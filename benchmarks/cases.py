"""The cases of the benchmark table, frozen: a generated park by its shape, or tables in a folder.

The list and the seeds behind it were fixed before anything was measured. Add to it; never
change or drop a line.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.parks import SHAPES, ParkShape, dossier_of
from planner.domain.goal import PRESETS
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue
from planner.services.importing.intake import SHIPPED, load

GOAL = next(tier for tier in PRESETS["default"] if tier.key == "value")
"""The one goal every solver is given: the default's expected value, alone, without other tiers."""


@dataclass(frozen=True)
class Case:
    """A park to plan; without a problem, `issues` say why."""

    key: str
    read: Callable[[], tuple[Problem | None, tuple[Issue, ...]]]
    is_usual: bool = False
    """Whether it is measured when no case is named."""


def for_one_goal(problem: Problem) -> Problem:
    """Return the problem with `GOAL` as its only tier, so that all solvers are asked the same."""
    policy: Policy = replace(problem.policy, tiers=(GOAL,))
    return problem.with_policy(policy)


def case_of_folder(source: Path, *, key: str = "", is_usual: bool = False) -> Case:
    """Return the case of a folder of tables, or of one workbook."""

    def read() -> tuple[Problem | None, tuple[Issue, ...]]:
        dossier, issues = load(source)
        return (None if dossier is None else for_one_goal(dossier.problem)), issues

    return Case(key or source.resolve().stem, read, is_usual)


def case_of_shape(shape: ParkShape, *, is_usual: bool = False) -> Case:
    """Return the case of a generated park."""
    return Case(shape.name, lambda: (for_one_goal(dossier_of(shape).problem), ()), is_usual)


USUAL = ("small", "small-tight", "six", "six-tight", "medium-a", "medium-tight", "ziyuan", "mature")
"""Measured when no case is named; the others take long and are asked for by name."""
CASES: tuple[Case, ...] = (
    *(case_of_shape(shape, is_usual=shape.name in USUAL) for shape in SHAPES),
    *(case_of_folder(park.folder, key=park.key, is_usual=park.key in USUAL) for park in SHIPPED),
)
