"""What the campaign of mutants rests on: a change is drawn and made, the right tests run on it, and it is found or not."""

from pathlib import Path

from tests.support.mutation import listing
from tests.support.mutation.explained import EXPLAINED
from tests.support.mutation.trial import Account

LINES = '''def most(values: list[int] | None) -> int:
    """Return 1 + 1."""
    return max(values) + 1 if values else 0
'''


def test_annotations_and_decorators_are_left_out_of_the_places() -> None:
    spans = list(listing._left_out("@keep(True)\n" + LINES))
    assert ((1, 0), (1, 11)) in spans
    assert any(first[0] == 2 and last[0] == 2 for first, last in spans)
    assert not any(first[0] >= 4 for first, last in spans)


def test_the_first_line_that_differs_tells_a_mutant() -> None:
    assert listing._line(LINES, LINES.replace("+ 1 if", "- 1 if")) == (
        "return max(values) + 1 if values else 0",
        "return max(values) - 1 if values else 0",
    )
    assert not listing._is_python("return (")


def test_the_tests_of_a_line_come_cheapest_first_and_those_of_a_module_for_what_runs_at_import() -> None:
    reach = {"a.py": {1: [""], 2: ["slow", "quick"], 3: ["slow", ""]}}
    account = Account(reach=reach, seconds={"slow": 2.0, "quick": 0.1})
    assert account.tests_of("a.py", 2) == ["quick", "slow"]
    assert account.tests_of("a.py", 3) == ["slow"]
    assert account.tests_of("a.py", 1) == ["quick", "slow"]
    assert account.tests_of("a.py", 9) == account.tests_of("b.py", 1) == []


def test_what_is_explained_stands_in_its_module_as_it_was() -> None:
    for path, before, _ in EXPLAINED:
        lines = {
            line.strip()
            for line in (Path(__file__).resolve().parents[2] / path).read_text("utf-8").splitlines()
        }
        assert before in lines, path
