"""Leases that end inside the horizon, by patterns: who may follow whom, a gap listed in parts, and the budget of states."""

from collections import Counter
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from models.patterns import pattern_lister, search
from models.patterns.engine import PatternEngine
from models.patterns.master import Relaxation
from models.patterns.pattern_result import Listeners, PriceList
from models.patterns.plan_pattern import choices_of
from models.patterns.pool import Ints
from models.patterns.restricted_master import THOROUGH
from models.patterns.search import _Search
from models.patterns.stage_query import StageQuery
from models.patterns.states import bit_block
from models.solver import RunResult, Termination
from tests.campaigns.patterns_and_the_general_way import both_ways, differences
from tests.models.by_buildings import Program, never
from tests.support.random_parks import SMALL, random_park

FOLLOWED = (26, 30, 33, 34)
"""Seeds of parks in which somebody may come only after somebody else."""


@pytest.mark.parametrize("seed", FOLLOWED)
def test_whoever_follows_is_listed_with_somebody_before_and_never_without(seed: int) -> None:
    """Every set of at most three candidates of a building, judged by the rows of the whole program."""
    program = Program(random_park(seed, SMALL))
    followed = 0
    for number, block in enumerate(program.separation.blocks):
        found, bits = program.patterns(number), bit_block(block, program.separation)
        listed = {
            program.kind(tuple(block.candidates[row[row >= 0]].tolist())): at
            for at, row in enumerate(found.chosen)
        }
        firm_of = program.separation.firm_of
        followers = {k for row in block.successions for k in row.followers}
        open_ = block.candidates.tolist()[:25]
        for size in (1, 2, 3):
            for chosen in combinations(open_, size):
                alike = len({int(firm_of[k]) for k in chosen}) < size
                if alike or followers.isdisjoint(chosen) or program.worth(chosen) is None:
                    continue
                assert program.kind(chosen) in listed
                followed += 1
        for at, row in enumerate(found.chosen[:40]):
            chosen = tuple(block.candidates[choices_of(bits, [row[row >= 0]], [found.keys[at]])[0]].tolist())
            for rule in block.successions:
                assert rule.followers.isdisjoint(chosen) or not rule.before.isdisjoint(chosen)
    assert followed


def test_a_gap_that_is_listed_in_parts_proves_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_WIDE", 0.0)
    widths = []
    branched = _Search._is_branched

    def noted(self: _Search, master: object, point: object) -> bool:
        widths.append(self._width < self._gap(point))  # type: ignore[arg-type]
        return branched(self, master, point)  # type: ignore[arg-type]

    monkeypatch.setattr(_Search, "_is_branched", noted)
    for seed in (0, 25, 33):
        by_patterns, general = both_ways(random_park(seed, SMALL), Counter())
        assert list(differences(by_patterns, general)) == []
    assert any(widths)


def test_where_the_states_are_used_up_the_general_way_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_lister, "MOST_STATES", 2)
    endings = []
    ask = PatternEngine.by_patterns

    def noted(self: PatternEngine, question: StageQuery) -> RunResult | None:
        answer = ask(self, question)
        endings.append(None if answer is None else answer.ending)
        return answer

    monkeypatch.setattr(PatternEngine, "by_patterns", noted)
    by_patterns, general = both_ways(random_park(25, SMALL), Counter())
    assert list(differences(by_patterns, general)) == []
    assert Termination.NODES in endings


def test_the_best_of_what_was_listed_is_looked_for_when_the_states_are_used_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program, efforts, plans = Program(random_park(25, SMALL)), [], []
    look = _Search._look_for_plan
    last = _Search._last_look

    def noted(self: _Search, *asked: Any) -> None:
        efforts.append(asked[-1])
        look(self, *asked)

    def used_up(self: _Search, *asked: Any) -> Relaxation:
        efforts.clear()
        return last(self, *asked)

    def improved(chosen: Ints) -> None:
        plans.append(int(program.separation.points[chosen, 0].sum()))

    monkeypatch.setattr(_Search, "_look_for_plan", noted)
    monkeypatch.setattr(_Search, "_last_look", used_up)
    monkeypatch.setattr(pattern_lister, "MOST_STATES", 100)
    search.search_patterns(
        program.separation,
        PriceList(rows=np.zeros(program.matrix.rows)),
        known=-np.inf,
        ceiling=1e9,
        chosen=np.zeros(0, dtype=np.int64),
        step=1,
        listeners=Listeners(improved=improved, bounded=lambda _: None, should_stop=never),
    )
    assert efforts == [THOROUGH]
    assert plans
