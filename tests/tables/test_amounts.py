"""Numbers as people write them."""

import time
from decimal import Decimal

import pytest

from planner.domain.finding import Severity
from planner.tables.cells.amounts import read_decimal, read_whole
from planner.tables.cells.verdict import Accepted, Refused
from planner.tables.columns.quantity import AREA, FLOORS, LOAD, MONEY, PERCENT, SHARE
from planner.text import Lang


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000", 2000),
        ("2000㎡", 2000),
        ("2000 m²", 2000),
        ("2000m2", 2000),
        ("２０００", 2000),
        ("１，２００", 1200),
        ("1,200", 1200),
        ("1,234,567", 1234567),
        ("2000.0", 2000),
        ("2000平方米", 2000),
        ("2000 平", 2000),
        ("1.2万㎡", 12000),
        ("1.2万", 12000),
        ("-5", -5),
        ("+5", 5),
        ("\u30002000\u3000", 2000),
        ("007", 7),
        ("0", 0),
    ],
)
def test_a_whole_area_is_read(text: str, value: int) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, Accepted), verdict
    assert verdict.value == value
    assert type(verdict.value) is int


@pytest.mark.parametrize(
    "text",
    [
        "约1.2万㎡",
        "约 12000",
        "12000左右",
        "近12000",
        "大约12000㎡",
        "12000余㎡",
        "~12000",
        "about 12000",
        "12000 上下",
    ],
)
def test_a_rough_figure_is_taken_and_asked_about(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, Accepted), verdict
    assert verdict.value == 12000
    assert verdict.severity is Severity.WARNING
    assert verdict.remark is not None
    assert "12000" in verdict.remark.say(Lang.ZH)


@pytest.mark.parametrize("text", ["2000㎡", "1,200", "１２３", "1.2万"])
def test_what_was_done_to_a_number_is_said(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, Accepted)
    assert verdict.remark is not None
    assert verdict.severity is Severity.NOTE
    assert text in verdict.remark.say(Lang.EN)


@pytest.mark.parametrize("text", ["2000", "0", "-5", " 2000 "])
def test_a_plain_number_needs_no_remark(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, Accepted)
    assert verdict.remark is None


@pytest.mark.parametrize(
    "text",
    [
        "abc", "2000-3000", "2000~3000", "1000至2000", "1000到2000", "2000kg", "2000㎡㎡", "1e5", "1E5", "1_000",
        "nan", "inf", "-inf", "٣", "1,2", "12,34,567", "1,2345", "1.2.3", "--5", "2000元", "二千", "3层", "=1+1", "½",
        "10²", "0x10", "1 000", "",
    ],
)  # fmt: skip
def test_what_is_no_area_is_refused_in_both_languages(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, Refused), verdict
    assert verdict.reason.say(Lang.ZH)
    assert verdict.reason.say(Lang.EN)


@pytest.mark.parametrize(
    ("text", "is_read"), [("3.0", True), ("3.5", False), ("0.00012万", False), ("0.0012万", True)]
)
def test_a_whole_number_has_no_fraction(text: str, *, is_read: bool) -> None:
    assert isinstance(read_whole(text, of=AREA), Accepted) is is_read


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("999999999999999", True), ("1000000000000001", False), ("440300198001011234", False)],
)
def test_a_number_keeps_at_most_fifteen_digits(text: str, *, is_read: bool) -> None:
    assert isinstance(read_whole(text, of=None), Accepted) is is_read
    assert isinstance(read_decimal(text, of=None, decimals=3), Accepted) is is_read


@pytest.mark.parametrize(
    ("text", "is_read"), [("1.234", True), ("1.2345", False), ("1.2340", True), ("1.", False), (".5", False)]
)
def test_a_decimal_keeps_its_decimals_or_is_refused(text: str, *, is_read: bool) -> None:
    assert isinstance(read_decimal(text, of=None, decimals=3), Accepted) is is_read


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [
        ("2亿", MONEY, "20000"),
        ("2亿元", MONEY, "20000"),
        ("3000万", MONEY, "3000"),
        ("500000元", MONEY, "50"),
        ("12.5", MONEY, "12.5"),
        ("15kN/㎡", LOAD, "15"),
        ("15 kN/m²", LOAD, "15"),
        ("85%", SHARE, "0.85"),
        ("８５％", SHARE, "0.85"),
        ("0.85", SHARE, "0.85"),
        ("7%", PERCENT, "7"),
    ],
)
def test_a_unit_beside_the_number_is_converted_exactly(text: str, of: object, value: str) -> None:
    verdict = read_decimal(text, of=of, decimals=3)  # type: ignore[arg-type]
    assert isinstance(verdict, Accepted), verdict
    assert verdict.value == Decimal(value)


def test_the_unit_of_the_header_holds_for_numbers_without_their_own() -> None:
    yuan = Decimal("0.0001")
    assert read_decimal("500000", of=MONEY, decimals=3, factor=yuan) == Accepted(Decimal(50))
    own = read_decimal("50万元", of=MONEY, decimals=3, factor=yuan)
    assert isinstance(own, Accepted)
    assert own.value == Decimal(50)


def test_a_storey_may_be_written_with_its_word() -> None:
    verdict = read_whole("3层", of=FLOORS)
    assert isinstance(verdict, Accepted)
    assert verdict.value == 3


@pytest.mark.parametrize(
    "text", ["1" + " " * 30_000 + "\nx", "1" * 30_000, "约" * 30_000, "1-" * 15_000, "1," * 15_000 + "x"]
)
def test_a_long_cell_is_refused_at_once(text: str) -> None:
    begun = time.perf_counter()
    for verdict in (read_whole(text, of=AREA), read_decimal(text, of=LOAD, decimals=3)):
        assert isinstance(verdict, Refused)
    assert time.perf_counter() - begun < 1


def test_an_ambiguous_comma_is_asked_about() -> None:
    verdict = read_decimal("1,5", of=MONEY, decimals=3)
    assert isinstance(verdict, Refused)
    assert "comma" in verdict.reason.say(Lang.EN)
