"""What to build: orders equal trying every one, typologies and upgrades are solved for, schedules keep to the rate."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import permutations

import pytest

from planner.analysis.phasing import PhasingSearch, build_orders, schedule, upgrade_edits, upgrade_rows
from planner.check import check_plan, is_valid
from planner.domain.edits import AddBuilding, DelayHandover, replay
from planner.domain.park.catalogue import Catalogue, Typology, TypologyFloor, Upgrade
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.construction import (
    BuildJob,
    BuildRate,
    ConstructionPart,
    ConstructionTable,
)
from planner.domain.validation import flaws_of_rows
from planner.domain.vocabulary.terms import Resource
from planner.services.importing.catalogues import shipped_catalogue
from planner.services.studies.phasing import build_jobs, find_construction, not_begun, usual_rate
from planner.text import Lang, Text
from planner.views.construction import (
    choice_message,
    sequence_message,
    upgrade_message,
    wait_text,
    worth_text,
)
from planner.views.phasing import standing_text
from tests.analysis.test_phasing import LIMITS, solver
from tests.support import make
from tests.support.brute import best_plan

FIRST, LAST = make.quarter("2024Q1"), make.quarter("2025Q4")
HEAVY = Typology(
    typology="heavy",
    name=Text("重载", "heavy"),
    build_10k_per_m2=Decimal("0.3"),
    build_quarters=2,
    floor_efficiency=Decimal("0.9"),
    freight_lift_t=Decimal(5),
    steam_available=True,
    transformer_kva=Decimal(1600),
    sprinklered=True,
    loading_docks=2,
    freight_lifts="1x5t",
    floors=(
        TypologyFloor(
            floor=1,
            storey_height_m=Decimal(8),
            clear_height_m=Decimal(7),
            load_kn_m2=Decimal(20),
            unit_m2=1100,
            list_rent_yuan_m2_month=Decimal(11),
        ),
    ),
)
BOILER = Upgrade(
    upgrade="boiler",
    name=Text("锅炉", "boiler"),
    resource=Resource.STEAM,
    amount=Decimal(1),
    cost_10k=Decimal(100),
    lead_quarters=1,
)
CATALOGUE = Catalogue(typologies=(HEAVY,), upgrades=(BOILER,))


def park() -> Problem:
    """Return two buildings to come, each with a firm that waits for it and gives up after 2024Q4."""
    firms = [
        make.firm("F1", desired="2024Q3", latest="2024Q4", min_load_kn_m2=make.number(15), m2=800),
        make.firm(
            "F2", desired="2024Q3", latest="2024Q4", m2=900, steam_tph=make.number(1), needs_steam=True
        ),
    ]
    return make.problem(
        firms=firms,
        buildings=[make.building("A", handover="2024Q3"), make.building("B", handover="2024Q3")],
        units=[
            make.unit("A-101", available="2024Q3", load_kn_m2=make.number(15)),
            make.unit("B-101", available="2024Q3"),
        ],
        caps=(make.cap(Resource.STEAM, 2),),
    )


def jobs(quarters: int = 3) -> tuple[BuildJob, ...]:
    return tuple(BuildJob(building_id=name, cost_10k=Decimal(100), quarters=quarters) for name in "AB")


def rate(at_once: int, budget: int = 0) -> BuildRate:
    return BuildRate(at_once=at_once, budget_10k=Decimal(budget), first=FIRST)


@pytest.mark.parametrize(
    ("at_once", "budget", "told"),
    [
        (2, 0, ["2024Q4", "2024Q4"]),
        (1, 0, ["2024Q4", "2025Q3"]),
        (2, 100, ["2024Q4", "2025Q1"]),
        (2, 50, ["2025Q1", "2025Q3"]),
        (2, 1, ["2026Q1", "2026Q1"]),  # never, within the horizon
    ],
)
def test_a_schedule_keeps_to_the_places_and_the_money(at_once: int, budget: int, told: list[str]) -> None:
    assert [str(done) for _, done in schedule(jobs(), rate(at_once, budget), LAST)] == told


@cache
def ordered() -> ConstructionTable:
    *_, table = find_construction(
        park(), LIMITS, ConstructionPart.ORDER, catalogue=CATALOGUE, jobs=jobs(), rate=rate(1)
    )
    return table


def test_the_best_order_is_the_one_found_by_trying_every_order_and_plan() -> None:
    problem, worths = park(), {}
    base = best_plan(problem)
    assert base is not None
    for order in permutations(jobs()):
        done = dict(zip((one.building_id for one in order), schedule(order, rate(1), LAST), strict=True))
        edits = [
            DelayHandover(building=name, quarters=at - problem.building[name].handover_quarter)
            for name, (_, at) in done.items()
        ]
        best = best_plan(replay(problem, edits))
        assert best is not None
        worths[tuple(one.building_id for one in order)] = best.worth
    table = ordered()
    assert (table.is_complete, table.is_proven, table.orders) == (True, True, 2)
    assert table.answered == 2
    best_order = table.sequences[0]
    assert worths[best_order.buildings] == max(worths.values())
    tiers = [tier.key for tier in problem.policy.goal_tiers]
    for gain in best_order.case.gains:
        at = tiers.index(gain.tier)
        assert gain.least == worths[best_order.buildings][at] - base.worth[at]


def test_a_bound_rules_orders_out_and_equal_schedules_are_solved_for_once() -> None:
    problem = park()
    more = [make.building(name, handover="2024Q3") for name in "CD"]
    units = [make.unit(f"{name}-101", available="2024Q3") for name in "CD"]
    problem = replace(problem, buildings=(*problem.buildings, *more), units=(*problem.units, *units))
    four = tuple(BuildJob(building_id=name, cost_10k=Decimal(0), quarters=1) for name in "ABCD")
    search = PhasingSearch(problem=problem, solver=solver)
    *_, table = build_orders(search, four, rate(4))
    assert (table.orders, len(table.sequences), table.answered, table.is_proven) == (24, 1, 24, True)
    with pytest.raises(ValueError, match="at most 6"):
        build_orders(search, four * 2, rate(1))


def test_a_typology_stands_on_the_same_plot_and_is_sound() -> None:
    problem = replace(park(), firms=(park().firm["F1"],), units=(make.unit("B-101", available="2024Q3"),))
    assert [one.building_id for one in not_begun(problem, Catalogue())] == []
    early = Catalogue(typologies=(replace(HEAVY, typology="multi_tenant"), HEAVY))
    assert [one.building_id for one in not_begun(problem, early)] == ["B"]
    *_, table = find_construction(problem, LIMITS, ConstructionPart.TYPOLOGIES, catalogue=early)
    (choice,) = table.choices
    assert (table.is_complete, choice.building_id, choice.typology) == (True, "B", "heavy")
    assert (choice.case.loses, choice.case.gained) == (False, ("F1",))
    assert choice.more_10k == Decimal("0.3") * 2500 - Decimal("0.3") * 5000
    new = next(edit for edit in choice.case.edits if isinstance(edit, AddBuilding))
    assert [unit.leasable_m2 for unit in new.units] == [1125, 1125]
    edited = replay(problem, choice.case.edits)
    assert not [flaw for flaw in flaws_of_rows(Dossier(problem=edited)) if flaw.issue.is_error]
    found = solver(edited, None)
    assert found.plan is not None
    assert is_valid(check_plan(edited, found.plan))
    said = choice_message(problem, table, early).say(Lang.EN)
    assert said.startswith("What serves the demand best: B as heavy (handed over 2024Q3): ")


def test_an_upgrade_is_worth_its_gain_until_it_comes_too_late() -> None:
    problem = replace(park(), caps=(make.cap(Resource.STEAM, 0),))
    *_, table = find_construction(problem, LIMITS, ConstructionPart.UPGRADES, catalogue=CATALOGUE, quarters=1)
    (row,) = table.upgrades
    assert (table.is_complete, table.is_all_proven) == (True, True)
    assert (str(row.earliest), row.brings_nothing, len(row.worths)) == ("2024Q2", False, 3)
    assert row.worths[0].gained == ("F2",)
    assert str(row.latest) == "2024Q3"
    assert row.break_date is not None
    assert "ordered by 2024Q2" in wait_text(problem, row).en
    assert worth_text(problem, row).en.endswith(", no more up to 3 steps")
    assert "boiler" in upgrade_message(problem, table).say(Lang.EN)
    eased = replay(problem, upgrade_edits(problem, row, since=row.latest))
    best, without = best_plan(eased), best_plan(problem)
    assert best is not None
    assert without is not None
    assert best.worth > without.worth


def test_several_steps_may_bring_what_one_does_not() -> None:
    needy = replace(park().firm["F2"], steam_tph=make.number(2))
    problem = replace(park(), firms=(park().firm["F1"], needy), caps=(make.cap(Resource.STEAM, 0),))
    *_, table = find_construction(problem, LIMITS, ConstructionPart.UPGRADES, catalogue=CATALOGUE, quarters=1)
    (row,) = table.upgrades
    base = best_plan(problem)
    assert base is not None
    for steps, case in enumerate(row.worths, 1):
        best = best_plan(replay(problem, upgrade_edits(problem, row, steps=steps)))
        assert best is not None
        assert [one.least for one in case.gains] == [
            new - old for new, old in zip(best.worth, base.worth, strict=True)
        ][: len(case.gains)]
    assert [one.gained for one in row.worths] == [(), ("F2",), ("F2",)]
    assert (row.brings_nothing, row.steps, str(row.latest)) == (False, 2, "2024Q3")
    assert table.is_all_proven
    assert wait_text(problem, row).en.startswith("2 steps in use by 2024Q3")


def test_what_no_firm_needs_brings_nothing_and_is_not_asked_about_again() -> None:
    *_, table = find_construction(park(), LIMITS, ConstructionPart.UPGRADES, catalogue=CATALOGUE)
    (row,) = table.upgrades
    assert (row.brings_nothing, row.dates, table.is_complete) == (True, (), True)
    assert table.is_all_proven
    assert "none brings anything up to 3 steps (proven)" in upgrade_message(park(), table).say(Lang.EN)


def test_the_answer_on_orders_tells_rate_order_and_proof_and_the_usual_jobs_are_those_not_begun() -> None:
    said = sequence_message(park(), ordered()).say(Lang.EN)
    assert said.startswith("With 1 at once from 2024Q1, the best order is ")
    assert "proven: of 2 orders 2 were solved for" in said
    assert sequence_message(park(), ordered()).say(Lang.ZH)
    assert build_jobs(park(), CATALOGUE) == ()
    assert usual_rate(park()).first == FIRST
    assert {one.typology for one in shipped_catalogue().typologies} >= {"heavy_ground_2F", "gmp_ready_3F"}


def test_what_was_asked_about_and_left_open_is_complete_and_not_proven() -> None:
    def short(problem: Problem, start: Plan | None) -> Outcome:
        best = solver(problem, start)
        stages = tuple(replace(one, bound=None) for one in best.stages)
        return best if problem == park() else replace(best, status=Status.TIME_LIMIT, stages=stages)

    def silent(problem: Problem, start: Plan | None) -> Outcome:
        best = solver(problem, start)
        return best if problem == park() else replace(best, status=Status.TIME_LIMIT, plan=None, bound=None)

    for open_one in (short, silent):
        search = PhasingSearch(problem=park(), solver=open_one)
        *_, table = upgrade_rows(search, CATALOGUE, quarters=1)
        assert (table.is_complete, table.is_all_proven) == (True, False)
        (row,) = table.upgrades
        assert (row.brings_nothing, row.is_proven, row.break_date) == (False, False, None)
        assert wait_text(park(), row).en.endswith(" *")
        *_, table = build_orders(search, jobs(), rate(1))
        assert (table.is_complete, table.is_all_proven) == (True, False)
        assert standing_text(table).zh.startswith("要问的都已求解，但")
