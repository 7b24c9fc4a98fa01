"""What the campaign of mutants rests on: a change is drawn and made, the right tests run on it, and it is found or not."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.mutation import listing, trial
from tests.support.mutation.explained import EXPLAINED
from tests.support.mutation.reach import Account, lines_of
from tests.support.mutation.rooms import Room
from tests.support.mutation.swapping import ReadAtImport, exchanges, functions_in_memory

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
    reach = {"a.py": {1: [""], 2: ["slow", "quick"], 3: ["slow", ""]}, "c.py": {1: [""]}}
    account = Account(reach=reach, seconds={"slow": 2.0, "quick": 0.1, "other": 0.2})
    assert account.tests_of("a.py", [2]) == ["quick", "slow"]
    assert account.tests_of("a.py", [3]) == account.tests_of("a.py", [1, 9]) == ["quick", "slow"]
    assert account.tests_of("a.py", [9]) == account.tests_of("b.py", [1]) == []
    assert account.tests_of("c.py", [1]) == ["quick", "other", "slow"]
    assert account.runs_at_import("a.py", [2, 3])
    assert not account.runs_at_import("a.py", [2])


def test_tests_that_take_long_with_nothing_changed_are_not_ended_by_the_limit() -> None:
    room = Room("a room", (), (), limit_s=60)
    account = Account(reach={}, seconds={"slow": 200.4, "quick": 0.2})
    assert trial._limit_s(room, account, ["slow", "quick"]) == 261
    assert trial._limit_s(room, account, []) == 60


def test_a_statement_has_the_lines_up_to_what_is_inside_it() -> None:
    source = "def f(\n    a,\n):\n    if (\n        a\n    ):\n        return [\n            1,\n        ]\n"
    assert lines_of(source, 2) == range(1, 4)
    assert lines_of(source, 5) == range(4, 7)
    assert lines_of(source, 8) == range(7, 10)


MODULE = """LEAST = 1
def outer(n):
    def inner(m):
        return m + {inner}
    return inner
class Kind:
    size = {size}
    def least(self):
        return {least}
kept = outer(0)
"""


def _module(**values: str) -> str:
    return MODULE.format(**{"inner": "1", "size": "2", "least": "LEAST", **values})


def test_the_code_of_a_function_that_changed_is_exchanged_where_it_stands(tmp_path: Path) -> None:
    held: dict[str, Any] = {}
    path = str(tmp_path / "module.py")
    before = compile(_module(), path, "exec")
    exec(before, held)
    functions = functions_in_memory([path])
    for values, told in (
        ({"least": "LEAST - 4"}, (-3, 2)),
        ({"inner": "5"}, (1, 6)),
        ({"least": "True"}, (True, 2)),
    ):
        changes = exchanges(before, compile(_module(**values), path, "exec"), functions)
        was = [(function, function.__code__) for function, _ in changes]
        for function, code in changes:
            function.__code__ = code
        seen = (held["Kind"]().least(), held["kept"](1))
        assert seen == told
        assert type(seen[0]) is type(told[0])
        for function, code in was:
            function.__code__ = code
    assert exchanges(before, before, functions) == []


def test_what_runs_while_a_module_is_read_cannot_be_exchanged(tmp_path: Path) -> None:
    path = str(tmp_path / "module.py")
    before = compile(_module(), path, "exec")
    for changed in (_module(size="3"), _module().replace("LEAST = 1", "LEAST = True"), _module(least="2")):
        with pytest.raises(ReadAtImport):
            exchanges(before, compile(changed, path, "exec"), {})


def test_what_is_explained_stands_in_its_module_as_it_was() -> None:
    for path, before, _ in EXPLAINED:
        lines = {
            line.strip()
            for line in (Path(__file__).resolve().parents[2] / path).read_text("utf-8").splitlines()
        }
        assert before in lines, path
