"""The models hold under both generations of PuLP: every test of theirs is run again under the other one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import run as bootstrap
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import generations
from tests.support.quick import CORE

ALL = (
    "tests/models",
    "tests/properties/test_goals_are_told_twice.py",
    "tests/properties/test_model_equals_brute_force.py",
    "tests/properties/test_model_never_forbids_what_the_checker_accepts.py",
)
"""What hangs on the generation of PuLP, whole."""


def run(count: int, seed: int) -> Evidence:
    """Run all of it `count` times; nothing in it is drawn by the seed."""
    python = other_python()
    if python is None:
        wanted = " or ".join(generations.other_versions(sys.version_info[:2]))
        return Evidence(
            (), (f"no Python {wanted} with the libraries of the lock: python3 run.py test makes it",)
        )
    rounds = [again(python, ALL) for _ in range(count)]
    return Evidence(
        tuple(figure for one in rounds for figure in one.figures),
        tuple(failure for one in rounds for failure in one.failures),
    )


def other_python() -> Path | None:
    """Return the interpreter run.py prepared for this run, else one left by an earlier run."""
    named = os.environ.get(generations.VARIABLE)
    other = 7 - generations.generation(sys.version_info[:2])
    left = bootstrap.python_in(bootstrap.ROOT / generations.folder_name(other))
    return Path(named) if named else left if left.is_file() else None


def again(python: Path, tests: tuple[str, ...]) -> Evidence:
    """Run tests under another interpreter; a failure is all that pytest said."""
    missing = [name for name in tests if not (bootstrap.ROOT / name.partition("::")[0]).exists()]
    if missing:
        return Evidence((), (f"there is no {', '.join(missing)}",))
    answer = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", CORE, *tests],
        cwd=bootstrap.ROOT,
        capture_output=True,
        text=True,
        env=bootstrap.child_environment(),
        check=False,
    )
    if answer.returncode != 0:
        return Evidence((), (answer.stdout + answer.stderr,))
    versions = re.search(r"^Python .+?(?=, browser|$)", answer.stdout, re.MULTILINE)
    passed = re.search(r"(\d+) passed", answer.stdout)
    return Evidence((
        ("versions", versions.group() if versions else ""),
        ("tests passed", passed.group(1) if passed else "0"),
    ))  # fmt: skip


CAMPAIGN = Campaign(
    "other-generation",
    "PuLP 3.3 is locked for Python 3.11 and PuLP 4 from 3.12 on. Every test of the models that passes under the generation "
    "at hand passes under the other one.",
    count=1,
    run=run,
)
