"""The lock gives PuLP 3.3 on Python 3.11 and PuLP 4 from 3.12 on; the models must hold on both."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from tests.support import generations
from tests.support.quick import CORE

ROUNDS = (
    "tests/models",
    "tests/properties/test_goals_are_told_twice.py",
    "tests/properties/test_model_equals_brute_force.py",
    "tests/properties/test_model_never_forbids_what_the_checker_accepts.py",
)
"""What hangs on the generation of PuLP."""


def other_python() -> Path | None:
    """The interpreter run.py prepared for this run, else one left by an earlier run."""
    named = os.environ.get(generations.VARIABLE)
    other = 7 - generations.generation(sys.version_info[:2])
    left = run.python_in(run.ROOT / generations.folder_name(other))
    return Path(named) if named else left if left.is_file() else None


@pytest.mark.generation
@pytest.mark.timeout(900)
def test_the_models_hold_on_the_other_generation_of_pulp(
    record_property: Callable[[str, object], None],
) -> None:
    python = other_python()
    if python is None:
        wanted = " or ".join(generations.other_versions(sys.version_info[:2]))
        pytest.skip(f"no Python {wanted} beside this one, so the models met one generation of PuLP")
    assert all((run.ROOT / name).exists() for name in ROUNDS)
    command = [
        str(python),
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        CORE,
    ]
    answer = subprocess.run(
        [*command, *ROUNDS],
        cwd=run.ROOT,
        capture_output=True,
        text=True,
        env=run.child_environment(),
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    lines = answer.stdout.strip().splitlines()
    versions = next(line for line in lines if line.startswith("Python "))
    record_property("covered", f"the models again on {versions}: {lines[-1].strip('= ')}")
