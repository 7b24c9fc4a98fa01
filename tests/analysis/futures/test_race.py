"""Which candidates are played in which futures: all in the first, the best of each round in the others."""

from collections.abc import Mapping
from dataclasses import replace

from planner.analysis.futures.race import first_scores, wanted_plays
from planner.domain.sweeping.robust import RobustTable, ValueRow
from tests.analysis.futures.test_robust import table_of

COUNT = 9
FIRST = (0, 1, 2)


def race(rows: Mapping[int, tuple[int | None, ...]], rounds: tuple[int, ...] = (0,) * COUNT) -> RobustTable:
    table = table_of((0,) * len(rounds))
    return replace(
        table,
        training=COUNT,
        candidates=tuple(
            replace(one, round=number) for one, number in zip(table.candidates, rounds, strict=True)
        ),
        trained=tuple(ValueRow(number=k, values=values) for k, values in rows.items()),
    )


def test_every_candidate_is_played_in_the_first_futures() -> None:
    everyone = tuple(range(COUNT))
    assert wanted_plays(race({})) == ((everyone, FIRST),)
    begun = race({1: everyone, 2: everyone[:4]})
    assert wanted_plays(begun) == ((everyone, (0,)), (everyone[4:], (2,)))
    assert set(first_scores(begun)) == {None}


def test_the_best_of_a_round_go_on_beside_the_plan_on_show_and_those_who_did_before() -> None:
    values = (5, 9, 1, 7, 8, 2, 3, 4, 6)
    first = dict.fromkeys(FIRST, values)
    assert wanted_plays(race(first)) == (((0, 1, 3, 4), tuple(range(3, COUNT))),)
    one_round_more = race(first, (0,) * 5 + (1,) * 4)
    assert wanted_plays(one_round_more) == (((0, 1, 4, 8), tuple(range(3, COUNT))),)
    missing = dict.fromkeys(range(3, COUNT), (5, 9, None, 7, 8))
    assert wanted_plays(race({**first, **missing})) == ()
