"""A sentence counts: one of a thing is told in the singular."""

from decimal import Decimal

import pytest

from planner.text import Lang, Text, filled, message, money, of_number


@pytest.mark.parametrize(
    ("pattern", "count", "said"),
    [
        ("{n} findings", 1, "1 finding"),
        ("{n} findings", 2, "2 findings"),
        ("{n} clashes are left", 1, "1 clash is left"),
        ("{n} places", "1", "1 place"),
        ("{n} places", "21", "21 places"),
        ("{n} leases have ended", 1, "1 lease has ended"),
        ("unit {n} has no lift", 1, "unit 1 has no lift"),
    ],
)
def test_one_is_told_in_the_singular(pattern: str, count: int | str, said: str) -> None:
    assert filled(Text(pattern, pattern), Lang.EN, {"n": count}) == said
    assert message("{n} 处", pattern, n=count).say(Lang.EN) == said


def test_a_name_that_looks_like_a_count_stays_as_typed() -> None:
    assert message("{name}", "{name} is there", name="1 firms").say(Lang.EN) == "1 firms is there"
    assert filled(Text("{n} 处", "{n} places"), Lang.ZH, {"n": 1}) == "1 处"


def test_amounts_in_a_sentence_part_their_thousands_and_numbers_of_things_do_not() -> None:
    said = message("第 {row} 行：{m2} ㎡，{value}，{id}", "row {row}: {m2} ㎡, {value}, {id}", row=1200, m2=2700,
                   value=Decimal("80760.50"), id="A-10000")  # fmt: skip
    assert said.say(Lang.ZH) == "第 1200 行：2,700 ㎡，80,760.5，A-10000"
    assert said.say(Lang.EN) == "row 1200: 2,700 ㎡, 80,760.5, A-10000"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "quarter"), (Decimal(1), "quarter"), (0, "quarters"), (2, "quarters")]
)
def test_a_unit_that_is_counted_is_said_in_the_singular_of_one(number: Decimal | int, said: str) -> None:
    assert of_number(Text("季", "quarters"), number) == Text("季", said)
    assert of_number(Text("万元/年", "10k yuan a year"), number).en == "10k yuan a year"


@pytest.mark.parametrize(
    ("amount_10k", "said"),
    [
        (2150, "21.5 million yuan"),
        (Decimal("0.5"), "5,000 yuan"),
        (136_900, "1.369 billion yuan"),
        (0, "0 yuan"),
        (-300, "-3 million yuan"),
    ],
)
def test_amounts_of_money_are_said_in_millions_in_english(amount_10k: Decimal | int, said: str) -> None:
    assert money(amount_10k).en == said
    assert money(amount_10k).zh.endswith(" 万元")
