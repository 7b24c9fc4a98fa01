"""Data folders for tests of the screens: every park, with a plan.

`python -m tests.support.shipped` solves the parks that come with the program to proof, and
writes the plans that ship with them.
"""

import functools
import shutil
import sys
from pathlib import Path

import models
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.services.importing.intake import (
    SHIPPED,
    SHIPPED_PLAN,
    load,
    shipped_outcome,
    write_shipped_outcome,
)

PROOF_SECONDS = 900.0
BRIEFLY = Limits(time_limit_s=120.0, gap=0.1)
"""Limits of a solve where no plan came with the park: a plan, not a proof, however busy the machine is."""


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
    return models.solve(problem, BRIEFLY)


def ship() -> int:
    """Solve every shipped park to proof and write its plan; give the number that failed."""
    failed = 0
    for park in SHIPPED:
        dossier, issues = load(park.folder)
        assert dossier is not None, [issue.message for issue in issues]
        outcome = models.solve(dossier.problem, Limits(time_limit_s=PROOF_SECONDS))
        print(park.key, outcome.status, outcome.objective, outcome.bound, f"{outcome.seconds:.1f} s")
        if outcome.status is Status.PROVEN_OPTIMAL:
            write_shipped_outcome(park.folder, outcome)
        else:
            failed += 1
    return failed


if __name__ == "__main__":
    sys.exit(ship())
