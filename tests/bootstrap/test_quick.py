"""The quick check: which tests stand nearest to a change, and what is told when something fails."""

from pathlib import Path

import pytest

import run
from tests.support import quick


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ("planner/domain/park/quarter.py", "tests/domain/park/test_quarter.py"),
        ("planner/text.py", "tests/test_text.py"),
        ("models/search/board.py", "tests/models/search/test_board.py"),
    ],
)
def test_tests_mirror_the_tree(source: str, test: str) -> None:
    assert quick.mirrored(Path(source)) == Path(test)


def test_the_nearest_tests_are_the_mirrored_one_and_those_that_import_what_changed(tmp_path: Path) -> None:
    texts = {
        "tests/domain/park/test_firm.py": "",
        "tests/check/test_limits.py": "from planner.domain.park.firm import Firm\n",
        "tests/check/test_others.py": "from planner.domain.firms import Firms\n",
        "tests/browser/test_pages.py": "from planner.domain.park.firm import Firm\n",
        "tests/views/test_card.py": "",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    changed = [Path("planner/domain/park/firm.py"), Path("tests/views/test_card.py"), Path("README.md")]
    found = [str(path.relative_to(tmp_path)) for path in quick.nearest_tests(changed, tmp_path)]
    assert found == [
        "tests/views/test_card.py",
        "tests/domain/park/test_firm.py",
        "tests/check/test_limits.py",
    ]


def test_every_check_is_run_and_those_that_fail_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    called = []

    def call(command: list[str], **_: object) -> int:
        called.append(Path(command[0]).name)
        return int("check" in command)

    monkeypatch.setattr(run, "call", call)
    assert quick.check(Path("bin/python"), ["README.md"]) == 1
    assert called == ["ruff", "ruff", "mypy", "lint-imports"]
    assert "ruff" in capsys.readouterr().out
