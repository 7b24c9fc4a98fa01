"""The two generations of PuLP: 3.3 on Python 3.11, 4 from Python 3.12 on. Standard library only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "PLANNER_OTHER_PYTHON"
FIRST_WITH_PULP_4 = (3, 12)


def generation(version: tuple[int, int]) -> int:
    """The generation of PuLP that the lock gives a version of Python."""
    return 4 if version >= FIRST_WITH_PULP_4 else 3


def folder_name(generation_wanted: int) -> str:
    """The virtual environment in which the models are tested a second time."""
    return f".venv-pulp{generation_wanted}"


def other_versions(running: tuple[int, int]) -> list[str]:
    """The versions of Python that would bring the other generation, best first."""
    return ["3.11"] if generation(running) == 4 else ["3.12", "3.13", "3.14"]


def other_interpreter(running: tuple[int, int]) -> str | None:
    """Return an installed interpreter that brings the other generation of PuLP and can make an environment."""
    for version in other_versions(running):
        for candidate in _candidates(version):
            if _answers(candidate, version):
                return candidate
    return None


def _candidates(version: str) -> Iterator[str]:
    program = f"python{version}"
    on_path = shutil.which(program)
    if on_path:
        yield on_path
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    if os.access(root, os.R_OK | os.X_OK):
        yield from map(str, sorted(root.glob(f"{version}.*/bin/{program}")))
    if os.name == "nt":
        home = Path(os.environ.get("LOCALAPPDATA", "")) / "Programs" / "Python"
        yield str(home / f"Python{version.replace('.', '')}" / "python.exe")


def _answers(candidate: str, version: str) -> bool:
    code = "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [candidate, "-c", code], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip() == version
