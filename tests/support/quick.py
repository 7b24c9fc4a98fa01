"""A quick check of a change: format, lint, types, contracts, and the tests that stand nearest. Standard library only."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import run

CORE = "not browser and not postgres and not generation and not slow"
"""Marks of the tests that need nothing but the environment of the project, and little time."""
MOST_FILES = 8
"""Files of tests that are run; the whole suite is another command."""
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)
SLOW = ("campaigns", "browser", "properties", "acceptance", "bootstrap", "support")


def check(python: Path, arguments: list[str]) -> int:
    """Check the files named, else those that differ from the last commit, and return the exit code.

    Every check is run, so that all is told at once; tests are those of the mirrored file and those that import what
    changed, the first `MOST_FILES`.
    """
    changed = [Path(name) for name in arguments] or list(changed_files())
    failed = [tool for tool, *options in CHECKS if _call(python.with_name(tool), *options)]
    tests = nearest_tests(changed, run.ROOT)
    if tests:
        marks = ("-m", CORE, "-q", "-x", "--no-header")
        names = [str(path.relative_to(run.ROOT)) for path in tests]
        print("pytest " + " ".join(names), flush=True)
        if _call(python, "-m", "pytest", *marks, *names):
            failed.append("pytest")
    print(f"未通过 Failed: {', '.join(failed)}" if failed else "通过 Passed", flush=True)
    return 1 if failed else 0


def changed_files() -> Iterator[Path]:
    """Return what differs from the last commit, or what it changed if nothing does; files that are gone left out."""
    told = _git("diff", "--name-only", "HEAD") + _git("ls-files", "--others", "--exclude-standard")
    for name in told or _git("diff", "--name-only", "HEAD~1", "HEAD"):
        if (run.ROOT / name).is_file():
            yield Path(name)


def nearest_tests(changed: Iterable[Path], root: Path) -> list[Path]:
    """Return the tests of changed files: tests themselves, mirrored ones, then those that import what changed."""
    files = [path for path in changed if path.suffix == ".py"]
    found = [root / path for path in files if path.parts[0] == "tests" and path.name.startswith("test_")]
    sources = [path for path in files if path.parts[0] in ("planner", "models")]
    found += [path for source in sources if (path := root / mirrored(source)).is_file()]
    modules = [re.escape(".".join(source.with_suffix("").parts)) for source in sources]
    if modules:
        imported = re.compile(rf"^(?:from|import) (?:{'|'.join(modules)})\b", re.MULTILINE)
        every = sorted((root / "tests").rglob("test_*.py"))
        quick = [path for path in every if path.relative_to(root).parts[1] not in SLOW]
        found += [path for path in quick if imported.search(path.read_text("utf-8"))]
    return list(dict.fromkeys(found))[:MOST_FILES]


def mirrored(source: Path) -> Path:
    """Return where the tests of a file stand: `planner/a/b.py` has `tests/a/test_b.py`, `models/b.py` `tests/models/test_b.py`."""
    folders = source.parts[:-1] if source.parts[0] == "models" else source.parts[1:-1]
    return Path("tests", *folders, f"test_{source.name}")


def _git(*arguments: str) -> list[str]:
    answer = subprocess.run(["git", *arguments], cwd=run.ROOT, capture_output=True, text=True, check=False)
    return answer.stdout.split("\n")[:-1] if answer.returncode == 0 else []


def _call(program: Path, *options: str) -> int:
    return run.call([str(program), *options], folder=run.ROOT)
