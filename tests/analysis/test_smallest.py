"""The smallest sets of a growing property, against trying every set."""

from itertools import chain, combinations
from random import Random

import pytest

from planner.analysis.why.smallest import smallest_sets

UNIVERSE = "abcdefg"


def parts(universe: str) -> list[frozenset[str]]:
    sizes = range(len(universe) + 1)
    return [frozenset(one) for one in chain.from_iterable(combinations(universe, n) for n in sizes)]


@pytest.mark.parametrize("seed", range(12))
def test_all_smallest_sets_are_found_and_no_others(seed: int) -> None:
    draw = Random(seed)
    roots = [frozenset(draw.sample(UNIVERSE, draw.randint(1, 4))) for _ in range(draw.randint(1, 6))]
    least = {one for one in roots if not any(other < one for other in roots)}
    found = smallest_sets(UNIVERSE, lambda one: any(root <= one for root in roots), most=99)
    assert set(found) == least
    assert len(found) == len(least)
    assert [len(one) for one in found] == sorted(len(one) for one in found)


def test_as_many_as_asked_for_are_told_the_small_ones_first() -> None:
    roots = [frozenset("a"), frozenset("bc"), frozenset("def")]
    found = smallest_sets(UNIVERSE, lambda one: any(root <= one for root in roots), most=2)
    assert found == [frozenset("a"), frozenset("bc")]


def test_there_is_none_where_not_even_everything_has_the_property() -> None:
    assert smallest_sets("ab", lambda _: False, most=5) == []


def test_nothing_at_all_is_the_smallest_set_of_what_always_holds() -> None:
    assert smallest_sets("ab", lambda _: True, most=5) == [frozenset()]
