"""Data folders for tests of the screens: every park, with a plan."""

import functools
import shutil
from pathlib import Path

import models
from planner.domain.outcome import Limits, Outcome
from planner.domain.problem import Problem
from planner.services.intake import SHIPPED, SHIPPED_PLAN, load, shipped_outcome, write_shipped_outcome

SECONDS = 6.0
"""What a solve may take where no plan came with the park: a plan, not a proof."""


def with_plans(folder: Path) -> Path:
    """Copy every park there is to `folder`, and give each a plan of its facts."""
    for park in SHIPPED:
        if park.folder.is_dir():
            shutil.copytree(park.folder, folder / park.key)
            give_plan(folder / park.key)
    return folder


def give_plan(folder: Path) -> None:
    """Solve briefly for a park that has no plan of its present facts."""
    dossier, issues = load(folder)
    assert dossier is not None, [issue.message for issue in issues]
    if shipped_outcome(folder, dossier.problem.fingerprint) is None:
        write_shipped_outcome(folder, _solved(dossier.problem))


def without_plan(folder: Path, park: str) -> Path:
    """Copy one park to `folder`, without its plan."""
    source = next(one.folder for one in SHIPPED if one.key == park)
    shutil.copytree(source, folder / park, ignore=shutil.ignore_patterns(SHIPPED_PLAN))
    return folder


@functools.cache
def _solved(problem: Problem) -> Outcome:
    return models.solve(problem, Limits(time_limit_s=SECONDS))
