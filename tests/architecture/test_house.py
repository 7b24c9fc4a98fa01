"""What import-linter cannot see: single files, names and lengths."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE_LINES = 300
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "manager", "data", "info", "tmp", "misc"}
BEHIND_THE_SERVICES = {"models", "pulp", "highspy", "sqlalchemy", "pandas"}
BEHIND_THE_SERVICES_OF_OURS = {"planner.tables", "planner.check", "planner.store", "planner.analysis"}
BEFORE_ANYTHING_IS_INSTALLED = (
    "run.py",
    "benchmarks/__init__.py",
    "benchmarks/peers.py",
    "tests/__init__.py",
    "tests/support/__init__.py",
    "tests/support/browser.py",
    "tests/support/generations.py",
    "tests/support/nginx.py",
    "tests/support/postgres.py",
    "tests/support/quick.py",
    "tests/support/suite.py",
)


def sources() -> list[Path]:
    folders = ("planner", "models", "tests", "benchmarks")
    return [
        ROOT / "app.py",
        ROOT / "run.py",
        *(path for name in folders for path in (ROOT / name).rglob("*.py")),
    ]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_of_the_planner_has_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    granted = {contract["room"] for contract in contracts if contract["type"] == "may_import"}
    rooms = {f"planner.{path.stem}" for path in (ROOT / "planner").glob("[a-z]*.py")}
    rooms |= {f"planner.{path.parent.name}" for path in (ROOT / "planner").glob("*/__init__.py")}
    assert rooms <= granted, f"no contract in pyproject.toml for {sorted(rooms - granted)}"


def test_the_app_reaches_everything_through_services() -> None:
    reached = set(imports(ROOT / "app.py"))
    assert not [name for name in reached if name.split(".")[0] in BEHIND_THE_SERVICES]
    assert not [name for name in reached if ".".join(name.split(".")[:2]) in BEHIND_THE_SERVICES_OF_OURS]


def test_starting_needs_only_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"run", "tests", "benchmarks"}
    foreign = {
        (name, imported)
        for name in BEFORE_ANYTHING_IS_INSTALLED
        for imported in imports(ROOT / name)
        if imported.split(".")[0] not in allowed
    }
    assert not foreign


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in sources()}
    assert not {str(path): lines for path, lines in lengths.items() if lines > LONGEST_FILE_LINES}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [str(path) for path in sources() if {path.stem, path.parent.name} & NAMES_THAT_SAY_NOTHING]
