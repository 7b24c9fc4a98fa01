"""Pairs told by tallies: a large park's program says the same as one that lists every pair."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

import models
from benchmarks.cases import for_goals
from benchmarks.parks import dossier_of
from benchmarks.shapes import ParkShape
from models import listed_engine, milp, pair_tally
from models.clock import ENDLESS, Clock
from models.formulation import Candidate, Formulation
from models.patterns.blocks import Separator
from models.patterns.hopes import Prices
from models.patterns.pool import Pool
from models.patterns.pricing import patterns_above
from models.patterns.room_dive import RoomDive
from models.patterns.room_relaxation import RoomRelaxation
from models.patterns.separation import Separation
from models.patterns.states import bit_block
from models.patterns.tally_block import _compressed, _packed, _unpacked, tally_block
from models.patterns.tally_pricing import best_patterns, pair_bonus, pattern_points, plan_pattern
from models.solver import hand_off
from models.tiers import stages_of
from planner.check import check_plan
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Waiver
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Progress, Status
from planner.domain.vocabulary.terms import PairScope
from tests.models.by_buildings import MANY, never

SHAPES = tuple(ParkShape(name=f"tallied-{seed}", seed=seed, buildings=4) for seed in (301, 302))


@pytest.fixture(autouse=True)
def _all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_tally, "LEAST_TALLIED", 0)


def park(shape: ParkShape) -> Problem:
    problem: Problem = for_goals(dossier_of(shape).problem)
    return problem


def separation_of(problem: Problem, *, lists_pairs: bool) -> Separation:
    formulation = milp.build(problem, lists_pairs=lists_pairs)
    matrix = hand_off(formulation.program, formulation.variables)
    goal = stages_of(formulation, matrix)[0].objective
    return Separator(formulation, matrix).separate(goal, upper=matrix.upper)


def close(problem: Problem) -> Problem:
    """Return the problem with soft rules for neighbours on a floor and in a building, both worth something."""
    rules = tuple(replace(rule, hard=False, penalty_points=7) for rule in problem.segregation_rules)
    kinds = sorted({firm.archetype for firm in problem.firms})
    inside = tuple(
        replace(
            problem.synergies[0], archetype_a=one, archetype_b=other, scope=PairScope.BUILDING, bonus_points=9
        )
        for one, other in pairwise(kinds)
    )
    return replace(problem, segregation_rules=rules, synergies=inside)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_plan_is_worth_the_same_either_way(shape: ParkShape) -> None:
    problem = close(park(shape))
    tallied, listed = milp.build(problem), milp.build(problem, lists_pairs=True)
    assert tallied.tallies
    assert not listed.tallies
    assert tallied.candidates == listed.candidates
    told, written = models.Session(problem), models.Session(problem)
    written.formulation = listed
    dice = Random(7)
    for _ in range(20):
        plan = _plan(tallied.candidates, dice)
        for goal in tallied.goals:
            assert told.value_of(plan, goal) == written.value_of(plan, goal)


def _plan(candidates: tuple[Candidate, ...], dice: Random) -> Plan:
    """Return candidates of which no two share a firm or a unit, drawn at random."""
    chosen, firms, units = [], set[str](), set[str]()
    for one in dice.sample(candidates, len(candidates)):
        if one.firm_id not in firms and units.isdisjoint(one.units):
            chosen.append(one.placement())
            firms.add(one.firm_id)
            units.update(one.units)
    return Plan(placements=tuple(chosen))


@pytest.mark.parametrize("bits", [0, 1, 63, 64, 65, 200])
def test_bits_are_packed_into_as_many_words_as_they_need(bits: int) -> None:
    flags = np.random.default_rng(bits).random((3, bits)) < 0.5
    words = _packed(flags)
    assert words.shape == (3, max(1, -(-bits // 64)))
    assert _unpacked(words)[:, :bits].tolist() == flags.tolist()
    assert not _unpacked(words)[:, bits:].any()


def test_bits_told_in_fewer_words_keep_the_same_candidates_apart() -> None:
    dice = np.random.default_rng(5)
    apart = 0
    for _ in range(50):
        firm = np.repeat(np.arange(4), 3)
        sets, forbids = (dice.random((12, 20)) < 0.08 for _ in range(2))
        told, shut = _compressed(sets, forbids, firm)
        others = firm[:, None] != firm
        before, after = (
            ((one.astype(int) @ two.T) > 0) & others for one, two in ((sets, forbids), (told, shut))
        )
        assert before.tolist() == after.tolist()
        apart += int(before.sum())
    assert apart > 500


def strict(problem: Problem) -> Problem:
    """Return the problem with rules for neighbours that keep firms apart, and as `close` those that are worth something."""
    rules = tuple(replace(rule, hard=number % 3 > 0) for number, rule in enumerate(problem.segregation_rules))
    return replace(close(problem), segregation_rules=rules)


@pytest.mark.parametrize("change", [close, strict], ids=lambda change: change.__name__)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_best_pattern_at_any_prices_is_that_of_the_full_listing(
    shape: ParkShape, change: Callable[[Problem], Problem]
) -> None:
    problem = change(park(shape))
    tallied, listed = (separation_of(problem, lists_pairs=lists) for lists in (False, True))
    dice = np.random.default_rng(3)
    for number in range(len(tallied.blocks)):
        block, bits = listed.blocks[number], bit_block(listed.blocks[number], listed)
        own = tally_block(tallied.blocks[number], bit_block(tallied.blocks[number], tallied), tallied)
        for _ in range(3):
            paid = dice.uniform(0.0, 1.3, size=len(listed.firms)) * listed.points[:, 0].mean()
            worth = (listed.points[:, 0] - paid[listed.firm_of])[block.candidates]
            prices = Prices(worth=worth, sums=np.zeros(0))
            every = patterns_above(bits, prices, 0.0, beam=MANY, should_stop=never)
            best = best_patterns(own, prices, 0.0, beam=MANY, most=5, should_stop=never)
            assert best.worth.max(initial=0.0) == pytest.approx(every.worth.max(initial=0.0))
            few = best_patterns(own, prices, 0.0, beam=2, most=5, should_stop=never)
            assert max(few.missed, few.worth.max(initial=0.0)) >= best.worth.max(initial=0.0) - 1e-6
            bonus = pair_bonus(own)
            for chosen, points, gain in zip(best.chosen, best.points, best.worth, strict=True):
                inside = np.flatnonzero(np.isin(own.own, chosen[chosen >= 0]))
                assert points[0] <= own.points[inside, 0].sum() + bonus[inside].sum() / 2
                assert pattern_points(own, inside)[1].tolist() == points.tolist()
                planned = plan_pattern(own, block.candidates, block.candidates[own.own[inside]])
                assert planned.points.tolist() == [points.tolist()]
                assert planned.worth.tolist() == [points[0]]
                assert gain == pytest.approx(
                    points[0] - paid[listed.firm_of[block.candidates[own.own[inside]]]].sum()
                )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_plan_and_bound_enclose_what_the_general_way_proves(shape: ParkShape) -> None:
    problem = park(shape)
    shown: list[Progress] = []
    outcome = models.solve(problem, Limits(time_limit_s=600), on_progress=shown.append)
    general = models.Session(problem).solve(Limits(time_limit_s=600, nodes=10**6))
    assert general.status is Status.PROVEN_OPTIMAL
    assert outcome.plan is not None
    assert outcome.objective is not None
    assert outcome.bound is not None
    assert general.objective is not None
    assert outcome.objective <= general.objective <= outcome.bound
    assert outcome.bound - outcome.objective <= 0.02 * outcome.objective
    assert not [finding for finding in check_plan(problem, outcome.plan) if finding.is_fault]
    assert all(one.bound is None or one.bound >= general.objective for one in shown)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_relaxation_by_room_bounds_the_best_plan_of_close_neighbours(shape: ParkShape) -> None:
    """Its dive gives a plan of the program, and it bounds that again once it is settled."""
    problem = close(park(shape))
    general = models.Session(problem).solve(Limits(time_limit_s=600, nodes=10**6))
    assert general.objective is not None
    separation = separation_of(problem, lists_pairs=False)
    blocks = [tally_block(one, bit_block(one, separation), separation) for one in separation.blocks]
    pool, relaxation = Pool(separation), RoomRelaxation(separation, blocks)
    point = relaxation.solve()
    plan = RoomDive(separation, blocks, pool, should_stop=never).run(relaxation, point)
    assert plan is not None
    assert pool.points[plan].sum() <= general.objective <= min(point.bound, relaxation.solve().bound) + 1e-6
    chosen = [separation.formulation.candidates[k].placement() for k in pool.candidates(plan).tolist()]
    assert not [one for one in check_plan(problem, Plan(placements=tuple(chosen))) if one.is_fault]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_bound_of_the_relaxation_by_room_is_its_optimum_also_beside_rows_without_a_limit(
    shape: ParkShape,
) -> None:
    formulation = milp.build(close(park(shape)), lists_pairs=False)
    matrix = hand_off(formulation.program, formulation.variables)
    goal = stages_of(formulation, matrix)[0].objective
    separation = Separator(formulation, matrix).separate(goal, upper=matrix.upper, at_least=[(goal, 1.0)])
    assert np.isinf(separation.row_upper).sum() == 1
    blocks = [tally_block(one, bit_block(one, separation), separation) for one in separation.blocks]
    relaxation = RoomRelaxation(separation, blocks)
    assert relaxation.solve().bound == pytest.approx(relaxation._program.solve().objective)


def test_the_relaxation_by_room_counts_what_is_used_of_what_buildings_share() -> None:
    separation = separation_of(close(park(SHAPES[0])), lists_pairs=False)
    blocks = [tally_block(one, bit_block(one, separation), separation) for one in separation.blocks]
    bounds = [
        RoomRelaxation(replace(separation, row_upper=part * separation.row_upper), blocks).solve().bound
        for part in (1.0, 0.1, 0.0)
    ]
    assert bounds[0] > 1.5 * bounds[1] > 1.5 * bounds[2]


def test_a_waiver_between_two_firms_leaves_patterns_to_the_general_way() -> None:
    problem = close(park(SHAPES[0]))
    dusty = next(rule for rule in problem.segregation_rules if rule.rule_id == "R12")
    emitter = next(firm for firm in problem.firms if dusty.emitter_tag in firm.emits)
    waiver = Waiver(rule="segregation", clause="R12", firms=(emitter.firm_id,))
    waived = problem.with_policy(replace(problem.policy, waivers=(waiver,)))
    outcome = models.solve(waived, Limits(time_limit_s=600))
    assert outcome.status is Status.PROVEN_OPTIMAL


def test_a_firm_that_the_first_dive_would_leave_out_is_in_the_plan_where_it_is_asked_for() -> None:
    session = models.Session(park(SHAPES[1]))
    best = session.solve(Limits(time_limit_s=600))
    assert best.plan is not None
    left = {one.firm_id for one in session.formulation.candidates} - set(best.plan.by_firm)
    assert left
    for firm_id in left:
        with session.force(firm_id):
            told = session.solve(Limits(time_limit_s=600))
            general = session.solve(Limits(time_limit_s=600, nodes=10**6))
        assert told.plan is not None
        assert firm_id in told.plan.by_firm
        assert told.objective is not None
        assert told.bound is not None
        assert general.objective is not None
        assert told.objective <= general.objective <= told.bound
        assert told.bound - told.objective <= 0.02 * told.objective


def test_commitments_that_contradict_are_named() -> None:
    problem = park(SHAPES[0])
    by_room: dict[tuple[str, ...], set[str]] = {}
    for one in milp.candidates(problem):
        by_room.setdefault(one.units, set()).add(one.firm_id)
    units, firms = next((units, sorted(firms)) for units, firms in by_room.items() if len(firms) > 1)
    pins = tuple(Pin(firm_id=firm_id, units=units) for firm_id in firms[:2])
    outcome = models.solve(problem.with_policy(replace(problem.policy, pins=pins)), Limits(time_limit_s=600))
    assert outcome.status is Status.INFEASIBLE
    assert set(firms[:2]) <= set(outcome.conflict)
    assert not set(units).isdisjoint(outcome.conflict)


def test_a_gap_is_asked_of_patterns_too_and_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed_engine, "hand_off", None)  # nobody lists the pairs
    shown: list[Progress] = []
    outcome = models.solve(park(SHAPES[0]), Limits(time_limit_s=600, gap=0.2), on_progress=shown.append)
    assert outcome.status is Status.WITHIN_GAP
    assert outcome.gap is not None
    assert 0.0 < outcome.gap <= 0.2
    assert all(one.gap is None or one.gap > 0.2 for one in shown[:-1])


@pytest.mark.parametrize("is_stopped", [True, False], ids=("stopped", "out of time"))
def test_pairs_are_listed_for_no_longer_than_there_is_time(
    monkeypatch: pytest.MonkeyPatch, *, is_stopped: bool
) -> None:
    begun, built = [], milp.build

    def listing(*args: Any, clock: Clock = ENDLESS, lists_pairs: bool = False, **known: Any) -> Formulation:
        begun.extend([clock] * lists_pairs)
        if lists_pairs and not is_stopped:
            monkeypatch.setattr(clock, "_limit_s", 0.0)
        return built(*args, clock=clock, lists_pairs=lists_pairs, **known)

    monkeypatch.setattr(milp, "build", listing)
    monkeypatch.setattr(listed_engine, "hand_off", None)  # it does not come to that
    session = models.Session(park(SHAPES[0]))
    outcome = session.solve(
        Limits(time_limit_s=600, nodes=10**6), should_stop=lambda: is_stopped and bool(begun)
    )
    assert begun
    assert outcome.status is (Status.CANCELLED if is_stopped else Status.TIME_LIMIT)
    assert outcome.plan is not None
