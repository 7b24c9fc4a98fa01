"""Quarters and dates as people write them."""

from datetime import date

import pytest

from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Severity
from planner.tables.cells import read_cell
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue
from planner.tables.cells.times import read_day, read_end, read_quarter
from planner.tables.ledgers import KNOWN
from planner.text import Lang


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024Q3", "2024Q3"),
        ("2024q3", "2024Q3"),
        ("2024 Q3", "2024Q3"),
        ("2024-Q3", "2024Q3"),
        ("２０２４\uff31３", "2024Q3"),
        ("2024年3季度", "2024Q3"),
        ("2024年第三季度", "2024Q3"),
        ("2024年三季度", "2024Q3"),
        ("2024年一季度", "2024Q1"),
        ("2024年第二季度", "2024Q2"),
        ("2024年四季度", "2024Q4"),
        ("2023年3月", "2023Q1"),
        ("2023年12月", "2023Q4"),
        ("2023/3", "2023Q1"),
        ("2023-04", "2023Q2"),
        ("2023-06-30", "2023Q2"),
        ("2023年7月1日", "2023Q3"),
        ("2023.7.1", "2023Q3"),
        ("20230701", "2023Q3"),
        ("2023-03-31 00:00:00", "2023Q1"),
        ("2023-03-31 14:30:00", "2023Q1"),
        ("2023/3/31 9:05", "2023Q1"),
        ("2023年3月31日 24:00", "2023Q1"),
        ("2023年3月31日上午", "2023Q1"),
        ("2023年3月31日14时30分", "2023Q1"),
        ("31 March 2023", "2023Q1"),
        ("44986", "2023Q1"),
    ],
)
def test_a_quarter_is_read(text: str, value: str) -> None:
    verdict = read_quarter(text)
    assert isinstance(verdict, CellValue), verdict
    assert verdict.value == Quarter.parse(value)
    assert (verdict.remark is None) is (text == value)


@pytest.mark.parametrize(
    "text",
    [
        "2024Q5", "2024Q0", "2024", "2024年", "2024年底", "2024年上半年", "2023年13月", "2023-00", "03/04/2023", "3.4.2023",
        "2023.3", "Q3 2024", "明年", "2023-02-30", "1", "0", "12345", "99999", "2024Q3?", "2024年第五季度",
        "0000Q1", "9999Q4", "1899年3月", "2200-01-01", "2023-03-31 25:30:00", "",
    ],
)  # fmt: skip
def test_what_is_no_quarter_is_refused_in_both_languages(text: str) -> None:
    verdict = read_quarter(text)
    assert isinstance(verdict, CellFault), verdict
    assert verdict.reason.say(Lang.ZH)
    assert verdict.reason.say(Lang.EN)


@pytest.mark.parametrize("text", ["03/04/2023", "3-4-23", "3.4.2023"])
def test_the_order_of_day_and_month_is_asked_not_guessed(text: str) -> None:
    for verdict in (read_quarter(text), read_day(text)):
        assert isinstance(verdict, CellFault)
        assert "day or month" in verdict.reason.say(Lang.EN)


@pytest.mark.parametrize("text", ["2024年", "2024年底", "2024年上半年"])
def test_a_year_is_asked_for_its_quarter(text: str) -> None:
    verdict = read_quarter(text)
    assert isinstance(verdict, CellFault)
    assert "which quarter" in verdict.reason.say(Lang.EN)


def test_a_month_or_a_decimal_is_asked_about() -> None:
    verdict = read_quarter("2023.10")
    assert isinstance(verdict, CellFault)
    assert "decimal" in verdict.reason.say(Lang.EN)


@pytest.mark.parametrize(
    ("text", "is_read"), [("32873", False), ("32874", True), ("73050", True), ("73051", False)]
)
def test_a_serial_lies_between_1990_and_2099(text: str, *, is_read: bool) -> None:
    assert isinstance(read_day(text), CellValue) is is_read


def test_a_serial_is_taken_and_asked_about() -> None:
    verdict = read_day("44986")
    assert isinstance(verdict, CellValue)
    assert verdict.value == date(2023, 3, 1)
    assert verdict.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "is_read"), [("2024-02-29", True), ("2023-02-29", False), ("2023年2月29日", False)]
)
def test_a_day_exists(text: str, *, is_read: bool) -> None:
    assert isinstance(read_day(text), CellValue) is is_read


@pytest.mark.parametrize(
    "text", ["2023年3月5日", "2023-3-5", "2023/03/05", "2023.3.5", "20230305", "2023-03-05T00:00"]
)
def test_a_day_is_read_year_first(text: str) -> None:
    verdict = read_day(text)
    assert isinstance(verdict, CellValue), verdict
    assert verdict.value == date(2023, 3, 5)
    assert verdict.remark is not None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2025年3月", ["2025-03-01", "2025-03-31"]),
        ("2025-02", ["2025-02-01", "2025-02-28"]),
        ("2025.3", ["2025-03-01", "2025-03-31"]),
        ("202503", ["2025-03-01", "2025-03-31"]),
        ("Mar 2025", ["2025-03-01", "2025-03-31"]),
        ("2025年3月底", ["2025-03-31"]),
        ("2025年", ["2025-01-01", "2025-12-31"]),
        ("2025年底", ["2025-12-31"]),
        ("2025Q1", ["2025-01-01", "2025-03-31"]),
        ("2025年一季度末", ["2025-03-31"]),
        ("2022.4.1-2025.3.31", ["2022-04-01", "2025-03-31"]),
        ("2022-04-01至2025-03-31", ["2022-04-01", "2025-03-31"]),
        ("2022年4月 ~ 2025年3月", ["2022-04-01", "2025-03-31"]),
        ("2025年3月31日前", ["2025-03-31"]),
        ("至2025年3月31日止", ["2025-03-31"]),
        ("截至2025年3月", ["2025-03-01", "2025-03-31"]),
    ],
)
def test_a_time_longer_than_a_day_is_asked_for_its_day(text: str, readings: list[str]) -> None:
    verdict = read_day(text)
    assert isinstance(verdict, Ambiguous), verdict
    assert [choice.text for choice in verdict.choices] == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2024Q1-2024Q3", ["2024Q1", "2024Q3"]),
        ("2023.1", ["2023-01", "2023-10"]),
        ("2024年3月至2024年9月", ["2024Q1", "2024Q3"]),
    ],
)
def test_a_range_or_a_decimal_is_asked_for_its_quarter(text: str, readings: list[str]) -> None:
    verdict = read_quarter(text)
    assert isinstance(verdict, Ambiguous), verdict
    assert [choice.text for choice in verdict.choices] == readings


@pytest.mark.parametrize("text", ["2025-03-31", "2025年3月", "2025-04-01 00:00"])
def test_a_day_where_an_end_is_wanted_is_asked_for_the_quarter_that_is_free(text: str) -> None:
    verdict = read_end(text)
    assert isinstance(verdict, Ambiguous)
    quarter = Quarter.of(date(2025, 4, 1) if "04" in text else date(2025, 3, 1))
    assert [choice.text for choice in verdict.choices] == [str(quarter + 1), str(quarter)]
    assert read_end("2025Q2") == CellValue(Quarter.parse("2025Q2"))


@pytest.mark.parametrize("text", ["-", "——", "/"])
def test_a_dash_says_nothing_where_nothing_need_be_said(text: str) -> None:
    verdict = read_cell(text, KNOWN["allocation_ledger"].column["ends"])
    assert isinstance(verdict, CellValue)
    assert verdict.value is None
    assert isinstance(read_cell(text, KNOWN["firms"].column["desired_quarter"]), CellFault)


@pytest.mark.parametrize("text", ["长期", "待定", "N/A", "无固定期限"])
def test_a_word_for_no_time_is_asked_about(text: str) -> None:
    verdict = read_cell(text, KNOWN["allocation_ledger"].column["ends"])
    assert isinstance(verdict, Ambiguous)
    (choice,) = verdict.choices
    assert isinstance(read_cell(choice.text, KNOWN["allocation_ledger"].column["ends"]), CellValue)


@pytest.mark.parametrize(
    "text", ["0000Q1", "0001Q4", "1899Q4", "2200Q1", "9999Q4", "9999年4季度", "0000年1月", "9999-12-31"]
)
def test_a_quarter_at_the_ends_of_the_calendar_is_refused_with_the_years(text: str) -> None:
    verdict = read_quarter(text)
    assert isinstance(verdict, CellFault), verdict
    assert verdict.reason.say(Lang.ZH)


@pytest.mark.parametrize("text", ["1900Q1", "2199Q4", "1900-01-01", "2199-12-31"])
def test_a_quarter_within_reach_is_read(text: str) -> None:
    assert isinstance(read_quarter(text), CellValue)
