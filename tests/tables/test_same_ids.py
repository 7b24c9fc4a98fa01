"""Two ids that differ by width, case or what cannot be seen are one; so are two names."""

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_together
from planner.tables.cells.cell_result import CellValue
from planner.tables.cells.choices import read_id, read_list
from planner.text import Lang
from tests.support import make
from tests.support.incoming import changes, park, reviewed
from tests.support.sheets import Rows, small_dossier

UNSEEN = ["\u200b", "\u00ad", "\ufeff", "\u202e", "\u2060", "\u00a0"]


@pytest.mark.parametrize("mark", UNSEEN)
def test_an_id_is_read_without_what_cannot_be_seen_and_said(mark: str) -> None:
    verdict = read_id(f"A2{mark}-203{mark}" if mark != "\u00a0" else f"A2-203{mark}")
    assert isinstance(verdict, CellValue)
    assert verdict.value == "A2-203"
    assert verdict.remark is not None
    listed = read_list(f"A2-203{mark};A2-204")
    assert isinstance(listed, CellValue)
    assert listed.value == ("A2-203", "A2-204")


@pytest.mark.parametrize("said", ["F0\u200b4", "\uff26\uff10\uff14", "f04", "\u202aF04\u202c", "F04\u00a0"])
def test_a_firm_is_found_however_its_id_is_written(said: str) -> None:
    rows: dict[str, Rows] = {"招商项目台账": [["企业编号", "项目名称", "用电(kW)"], [said, "示例企业04", 51]]}
    found = changes(reviewed(park(), rows))
    assert {row for _, row, _ in found} == {"F04"}


@pytest.mark.parametrize("said", ["A2-2\u200b01", "\uff212-201", "a2-201", "A2\u2011201", "A2－201"])
def test_a_unit_is_found_however_its_id_is_written(said: str) -> None:
    rows: dict[str, Rows] = {"厂房分配台账": [["单元号", "货梯(t)"], [said, 2.5]]}
    found = changes(reviewed(park(), rows))
    assert {row for _, row, _ in found} == {"A2-201"}


@pytest.mark.parametrize("said", ["示例\u200b企业04", "示例企业０４", "示例 企业\u00a004"])
def test_a_firm_is_found_however_its_name_is_written(said: str) -> None:
    rows: dict[str, Rows] = {"招商项目台账": [["项目名称", "用电(kW)"], [said, 51]]}
    review = reviewed(park(), rows)
    assert {row for _, row, _ in changes(review)} == {"F04"}
    assert review.difference.added == ()


def test_a_whole_table_with_ids_of_another_width_changes_nothing_else() -> None:
    rows: dict[str, Rows] = {"企业": [["企业编号", "企业名称", "用工人数"], ["\uff26\uff11", "企业F1", 21]]}
    review = reviewed(small_dossier(), rows)
    assert changes(review) == {("firms", "F1", "jobs"): (changes(review)["firms", "F1", "jobs"][0], "21")}
    assert any("F1" in issue.message.say(Lang.EN) for issue in review.normalised)


def test_two_rows_of_a_file_that_look_the_same_are_one_firm_twice() -> None:
    rows: dict[str, Rows] = {
        "企业": [
            ["企业编号", "企业名称", "用工人数"],
            ["F1", "企业F1", 21],
            ["F\u200b1", "企业F1", 22],
            ["\uff261", "企业F1", 23],
        ]
    }
    review = reviewed(small_dossier(), rows)
    assert [one.cell_id for one in review.refused] == ["企业!A3", "企业!A4"]


def test_a_park_with_two_ids_that_look_the_same_is_warned_of() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("\uff261")])
    flaws = list(flaws_together(Dossier(problem=problem)))
    assert [(flaw.severity, flaw.subjects) for flaw in flaws] == [(Severity.WARNING, ("\uff261", "F1"))]
