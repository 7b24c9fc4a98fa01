"""Format, lint, types and import contracts hold for the whole tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = {
    "ruff format": ("ruff", "format", "--check", "."),
    "ruff check": ("ruff", "check", "."),
    "mypy": ("mypy",),  # cold it reads every library, for half a minute
    "lint-imports": ("lint-imports", "--no-logo"),
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "check", [pytest.param(name, marks=pytest.mark.slow) if name == "mypy" else name for name in CHECKS]
)
def test_the_tree_passes(check: str) -> None:
    program, *options = CHECKS[check]
    if check == "mypy" and not (ROOT / ".mypy_cache").is_dir():
        options.append("--cache-dir=/dev/null")  # what is kept for a later check costs a sixth of this one
    tool = shutil.which(program, path=str(Path(sys.executable).parent))
    assert tool, f"{program} is not installed beside {sys.executable}"
    answer = subprocess.run([tool, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
