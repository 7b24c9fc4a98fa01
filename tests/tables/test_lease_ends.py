"""From which quarter a room is free is said, and asked where the last day leaves it open."""

import pytest

from planner.domain.solving.finding import Severity
from planner.tables.incoming.review import ImportReview
from planner.text import Lang
from tests.support.incoming import changes, park, reviewed
from tests.support.sheets import Rows

HEAD = ["单元号", "使用状态", "入驻企业", "起租日期", "到期日期"]


def ending(text: str, **answers: str) -> ImportReview:
    rows: dict[str, Rows] = {"台账": [HEAD, ["A2-201", "投产", "示例企业13", "2022-04-01", text]]}
    return reviewed(park(), rows, **answers)


def free_from(review: ImportReview) -> str:
    return changes(review)["firms", "F13", "lease_end"][1]


@pytest.mark.parametrize(
    ("text", "free", "severity"),
    [
        ("2025-03-31", "2025Q2", Severity.NOTE),
        ("2025-12-31 23:59", "2026Q1", Severity.NOTE),
        ("2025-05-15", "2025Q3", Severity.WARNING),
        ("2025-04-02", "2025Q3", Severity.WARNING),
    ],
)
def test_the_quarter_that_becomes_free_is_said(text: str, free: str, severity: Severity) -> None:
    review = ending(text)
    assert free_from(review) == free
    told = [
        issue
        for issue in (*review.normalised, *review.asked)
        if f"free from {free}" in issue.message.say(Lang.EN)
    ]
    assert [issue.severity for issue in told] == [severity]


@pytest.mark.parametrize(
    ("text", "day_before", "until"),
    [("2025-04-01", "2025-03-31", "2025-06-30"), ("2025.1.1", "2024-12-31", "2025-03-31")],
)
def test_the_first_day_of_a_quarter_is_asked_about(text: str, day_before: str, until: str) -> None:
    (question,) = ending(text).ambiguous
    assert question.cell_id == "台账!E2"
    assert [choice.text for choice in question.choices] == [day_before, until]
    frees = [free_from(ending(text, **{question.cell_id: choice.text})) for choice in question.choices]
    assert frees == (["2025Q2", "2025Q3"] if "04" in text else ["2025Q1", "2025Q2"])


def test_a_term_in_one_cell_or_in_words_is_asked_about() -> None:
    (question,) = ending("2022.4.1-2025.3.31").ambiguous
    assert [choice.text for choice in question.choices] == ["2022-04-01", "2025-03-31"]
    assert free_from(ending("2022.4.1-2025.3.31", **{question.cell_id: "2025-03-31"})) == "2025Q2"
    assert ending("长期").ambiguous


def test_a_date_in_our_own_column_of_lease_ends_is_asked_about() -> None:
    rows: dict[str, Rows] = {
        "企业": [["企业编号", "企业名称", "租约到期季度"], ["F04", "示例企业04", "2025-03-31"]]
    }
    (question,) = reviewed(park(), rows).ambiguous
    assert [choice.text for choice in question.choices] == ["2025Q2", "2025Q1"]
