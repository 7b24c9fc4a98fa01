"""A sentence counts: one of a thing is told in the singular."""

import pytest

from planner.text import Lang, Text, filled, message


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
