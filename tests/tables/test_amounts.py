"""Numbers as people write them."""

import time
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.domain.solving.finding import Severity
from planner.tables.cells.amounts import read_decimal, read_whole
from planner.tables.cells.cell_result import Ambiguous, CellFault, CellValue
from planner.tables.columns.quantity import (
    AREA,
    FLOORS,
    FLOW,
    LENGTH,
    LOAD,
    MONEY,
    PERCENT,
    RENT,
    SHARE,
    STEAM,
    YEARLY_MASS,
    Quantity,
    StatedUnit,
)
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
        ("1.2E+03", 1200),
        ("1.2e+3㎡", 1200),
        ("1\u2009200", 1200),
        ("12\u00a0500 m^2", 12500),
        ("1\u202f200\u202f000", 1200000),
        ("1200 sq.m", 1200),
        ("1200\u200b㎡", 1200),
        ("3亩", 2000),
        ("1公顷", 10000),
    ],
)
def test_a_whole_area_is_read(text: str, value: int) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, CellValue), verdict
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
    assert isinstance(verdict, CellValue), verdict
    assert verdict.value == 12000
    assert verdict.severity is Severity.WARNING
    assert verdict.remark is not None
    assert "12000" in verdict.remark.say(Lang.ZH)


@pytest.mark.parametrize("text", ["2000㎡", "1,200", "１２３", "1.2万"])
def test_what_was_done_to_a_number_is_said(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, CellValue)
    assert verdict.remark is not None
    assert verdict.severity is Severity.NOTE
    assert text in verdict.remark.say(Lang.EN)


@pytest.mark.parametrize("text", ["2000", "0", "-5", " 2000 "])
def test_a_plain_number_needs_no_remark(text: str) -> None:
    verdict = read_whole(text, of=AREA)
    assert isinstance(verdict, CellValue)
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
    assert isinstance(verdict, CellFault), verdict
    assert verdict.reason.say(Lang.ZH)
    assert verdict.reason.say(Lang.EN)


@pytest.mark.parametrize(
    ("text", "is_read"), [("3.0", True), ("3.5", False), ("0.00012万", False), ("0.0012万", True)]
)
def test_a_whole_number_has_no_fraction(text: str, *, is_read: bool) -> None:
    assert isinstance(read_whole(text, of=AREA), CellValue) is is_read


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("999999999999999", True), ("1000000000000001", False), ("440300198001011234", False)],
)
def test_a_number_keeps_at_most_fifteen_digits(text: str, *, is_read: bool) -> None:
    assert isinstance(read_whole(text, of=None), CellValue) is is_read
    assert isinstance(read_decimal(text, of=None, decimals=3), CellValue) is is_read


@pytest.mark.parametrize(
    ("text", "is_read"), [("1.234", True), ("1.2345", False), ("1.2340", True), ("1.", False), (".5", False)]
)
def test_a_decimal_keeps_its_decimals_or_is_refused(text: str, *, is_read: bool) -> None:
    assert isinstance(read_decimal(text, of=None, decimals=3), CellValue) is is_read


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
        ("￥3,200万元", MONEY, "3200"),
        ("¥50万", MONEY, "50"),
        ("RMB 3亿元", MONEY, "30000"),
        ("5百万元", MONEY, "500"),
        ("120cm", LENGTH, "1.2"),
        ("8.5元/平米/月", RENT, "8.5"),
        ("24t/月", YEARLY_MASS, "288"),
    ],
)
def test_a_unit_beside_the_number_is_converted_exactly(text: str, of: object, value: str) -> None:
    verdict = read_decimal(text, of=of, decimals=3)  # type: ignore[arg-type]
    assert isinstance(verdict, CellValue), verdict
    assert verdict.value == Decimal(value)


def test_the_unit_of_the_header_holds_for_numbers_without_their_own() -> None:
    yuan = StatedUnit(unit="元", factor=Fraction(1, 10_000))
    assert read_decimal("500000", of=MONEY, decimals=3, stated=yuan) == CellValue(Decimal(50))
    own = read_decimal("50万元", of=MONEY, decimals=3, stated=yuan)
    assert isinstance(own, CellValue)
    assert own.value == Decimal(50)


def test_a_storey_may_be_written_with_its_word() -> None:
    verdict = read_whole("3层", of=FLOORS)
    assert isinstance(verdict, CellValue)
    assert verdict.value == 3


@pytest.mark.parametrize(
    "text", ["1" + " " * 30_000 + "\nx", "1" * 30_000, "约" * 30_000, "1-" * 15_000, "1," * 15_000 + "x"]
)
def test_a_long_cell_is_refused_at_once(text: str) -> None:
    begun = time.process_time()
    for verdict in (read_whole(text, of=AREA), read_decimal(text, of=LOAD, decimals=3)):
        assert isinstance(verdict, CellFault)
    assert time.process_time() - begun < 1


def test_an_ambiguous_comma_is_asked_about() -> None:
    verdict = read_decimal("1,5", of=MONEY, decimals=3)
    assert isinstance(verdict, CellFault)
    assert "comma" in verdict.reason.say(Lang.EN)


@pytest.mark.parametrize(
    ("text", "of", "readings"),
    [
        ("￥3200", MONEY, ["3200元", "3200万元"]),
        ("1.2元/㎡·天", RENT, ["36.5元/㎡·月", "36元/㎡·月"]),
        ("8元/㎡", RENT, ["8元/㎡·月", "243.333元/㎡·月", "240元/㎡·月"]),
        ("60吨/月", FLOW, ["1.973m³/d", "2.727m³/d"]),
        ("2.4t/d", STEAM, ["0.1t/h", "0.3t/h"]),
        ("5美元", MONEY, ["5万元", "5元", "5亿元"]),
        ("12 000", MONEY, ["12000"]),
    ],
)
def test_a_unit_that_says_too_little_is_asked_about(text: str, of: Quantity, readings: list[str]) -> None:
    verdict = read_decimal(text, of=of, decimals=3)
    assert isinstance(verdict, Ambiguous), verdict
    assert [choice.text for choice in verdict.choices] == readings
    for choice in verdict.choices:
        assert isinstance(read_decimal(choice.text, of=of, decimals=3), CellValue)


def test_a_part_of_the_unit_in_the_header_is_that_unit() -> None:
    stated = StatedUnit(unit="元/㎡·月", factor=Fraction(1))
    assert isinstance(read_decimal("8.5元", of=RENT, decimals=3, stated=stated), CellValue)
    assert isinstance(read_decimal("8.5元/天", of=RENT, decimals=3, stated=stated), Ambiguous)


def test_what_has_no_end_is_rounded_and_said() -> None:
    verdict = read_whole("5亩", of=AREA)
    assert isinstance(verdict, CellValue)
    assert (verdict.value, verdict.severity) == (3333, Severity.WARNING)
    fen = read_decimal("12345678.9元", of=MONEY, decimals=3)
    assert isinstance(fen, CellValue)
    assert (fen.value, fen.severity) == (Decimal("1234.568"), Severity.WARNING)
