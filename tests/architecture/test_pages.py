"""A page has its room to itself: nobody reaches into another page, and what pages share knows none of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

from planner.ui.pages import file_of
from tests.ui.conftest import NAMES

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "planner" / "ui"
PAGES = "planner.ui.pages"


def page_of(module: str) -> str:
    """Return the page a module belongs to; empty for what is of no page."""
    return module.removeprefix(f"{PAGES}.").partition(".")[0] if module.startswith(f"{PAGES}.") else ""


def imports() -> Iterator[tuple[str, str]]:
    for path in sorted(UI.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((module, f"{node.module}.{one.name}") for one in node.names)


def test_nobody_reaches_into_another_page() -> None:
    reach = [(one, other) for one, other in imports() if page_of(other) not in ("", "file_of", page_of(one))]
    assert reach == [], "what two pages need belongs into planner/ui/shared"


def test_every_page_has_its_folder_and_its_file() -> None:
    folders = {path.name for path in (UI / "pages").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(NAMES)
    assert [name for name in NAMES if not file_of(name).is_file()] == []


def test_what_one_page_alone_uses_is_in_its_folder() -> None:
    users: dict[str, set[str]] = {}
    for one, other in imports():
        users.setdefault(other, set()).add(one)
        users.setdefault(other.rpartition(".")[0], set()).add(one)
    shared = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (UI / "shared").rglob("*.py")
    ]
    lonely = {
        module: sorted(users.get(module, ()))
        for module in shared
        if not module.endswith("__init__")
        and users.get(module)
        and len({page_of(user) or user for user in users[module]}) == 1
        and all(map(page_of, users[module]))
    }
    assert lonely == {}
