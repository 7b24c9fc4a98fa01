"""Two changed copies of one base: what is taken, what clashes, what a choice settles."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.changes.merge import MergeSide, merge
from planner.domain.park.dossier import Dossier, Record
from planner.domain.park.policy import Pin, Policy, Threshold
from planner.domain.park.problem import Problem
from tests.support import make

PLAIN = Policy()


def park(*firms: Any, policy: Policy = PLAIN, **changes: Any) -> Dossier:
    return Dossier(problem=make.problem(firms=firms, policy=policy), **changes)


BASE = park(make.firm("F1"), make.firm("F2"))


def firms(problem: Problem) -> dict[str, tuple[int, str]]:
    return {firm.firm_id: (firm.area_req_m2, firm.product) for firm in problem.firms}


def test_changes_of_different_fields_of_one_row_are_both_taken() -> None:
    mine = park(make.firm("F1", product="甲"), make.firm("F2"))
    saved = park(make.firm("F1", jobs=99), make.firm("F2"))
    merged = merge(BASE, mine, saved)
    assert merged.clashes == ()
    assert (merged.dossier.problem.firm["F1"].product, merged.dossier.problem.firm["F1"].jobs) == ("甲", 99)


def test_the_same_change_on_both_sides_is_taken_once() -> None:
    both = park(make.firm("F1", product="甲"), make.firm("F2"))
    assert merge(BASE, both, both) == merge(BASE, BASE, both)
    assert merge(BASE, both, both).dossier == both


@pytest.mark.parametrize(
    ("choice", "stands"), [(None, "乙"), (MergeSide.SAVED, "乙"), (MergeSide.MINE, "甲")]
)
def test_one_field_changed_in_two_ways_clashes_until_someone_chooses(
    choice: MergeSide | None, stands: str
) -> None:
    mine = park(make.firm("F1", product="甲"), make.firm("F2"))
    saved = park(make.firm("F1", product="乙"), make.firm("F2"))
    place = ("firms", ("F1",), "product")
    merged = merge(BASE, mine, saved, choices={} if choice is None else {place: choice})
    assert [clash.place for clash in merged.clashes] == ([place] if choice is None else [])
    assert merged.dossier.problem.firm["F1"].product == stands


@pytest.mark.parametrize("side", list(MergeSide))
def test_a_row_deleted_here_and_changed_there_clashes_as_a_whole(side: MergeSide) -> None:
    changed, gone = park(make.firm("F1", product="甲"), make.firm("F2")), park(make.firm("F2"))
    mine, saved = (gone, changed) if side is MergeSide.MINE else (changed, gone)
    (clash,) = merge(BASE, mine, saved).clashes
    assert clash.place == ("firms", ("F1",), "")
    assert merge(BASE, mine, saved, choices={clash.place: side}).dossier == gone
    other = MergeSide.SAVED if side is MergeSide.MINE else MergeSide.MINE
    assert merge(BASE, mine, saved, choices={clash.place: other}).dossier == changed


def test_rows_added_and_deleted_on_either_side_are_all_honoured() -> None:
    mine = park(make.firm("F2"), make.firm("F3"))
    saved = park(make.firm("F1"), make.firm("F2"), make.firm("F4"))
    merged = merge(BASE, mine, saved)
    assert merged.clashes == ()
    assert set(firms(merged.dossier.problem)) == {"F2", "F3", "F4"}


def test_one_new_id_for_two_different_firms_clashes_field_by_field() -> None:
    mine = park(make.firm("F1"), make.firm("F2"), make.firm("F3", product="甲"))
    saved = park(make.firm("F1"), make.firm("F2"), make.firm("F3", product="乙"))
    assert [clash.place for clash in merge(BASE, mine, saved).clashes] == [("firms", ("F3",), "product")]


def test_policy_is_merged_setting_by_setting() -> None:
    mine = park(*BASE.problem.firms, policy=Policy(preset="tax", pins=(Pin(firm_id="F1"),)))
    saved = park(
        *BASE.problem.firms,
        policy=Policy(
            expansion_quarters=8,
            pins=(Pin(firm_id="F2"),),
            thresholds=(Threshold(key="m2_per_mu", value=Decimal(700)),),
        ),
    )
    merged = merge(BASE, mine, saved)
    policy = merged.dossier.problem.policy
    assert merged.clashes == ()
    assert (policy.preset, policy.expansion_quarters) == ("tax", 8)
    assert {pin.firm_id for pin in policy.pins} == {"F1", "F2"}
    assert policy.threshold("m2_per_mu") == 700


def test_a_threshold_set_in_two_ways_clashes() -> None:
    one, other = (
        park(*BASE.problem.firms, policy=Policy(thresholds=(Threshold(key="m2_per_mu", value=Decimal(n)),)))
        for n in (700, 720)
    )
    assert [clash.table for clash in merge(BASE, one, other).clashes] == ["policy.thresholds"]


def test_ledger_records_are_merged_too() -> None:
    mine = replace(BASE, records=(Record(firm_id="F1", owner="安"),))
    saved = replace(BASE, records=(Record(firm_id="F2", owner="包"),))
    owners = {record.firm_id: record.owner for record in merge(BASE, mine, saved).dossier.records}
    assert owners == {"F1": "安", "F2": "包"}


AREAS = st.dictionaries(st.sampled_from(["F1", "F2", "F3"]), st.sampled_from([900, 1000, 1100]))


def of_areas(areas: dict[str, int]) -> Dossier:
    return park(*(make.firm(firm_id, m2=m2) for firm_id, m2 in areas.items()))


@given(base=AREAS, mine=AREAS, saved=AREAS)
def test_a_merge_takes_every_change_or_names_the_clash(
    base: dict[str, int], mine: dict[str, int], saved: dict[str, int]
) -> None:
    sides = tuple(map(of_areas, (base, mine, saved)))
    merged = merge(*sides)
    clashing = {clash.row[0] for clash in merged.clashes}
    found = {firm_id: area for firm_id, (area, _) in firms(merged.dossier.problem).items()}
    for firm_id in ("F1", "F2", "F3"):
        was, ours, theirs = base.get(firm_id), mine.get(firm_id), saved.get(firm_id)
        may_clash = len({was, ours, theirs}) == 3
        assert (firm_id in clashing) == may_clash
        expected = theirs if may_clash or ours == was else ours
        assert found.get(firm_id) == expected
    mine_all = merge(*sides, choices={clash.place: MergeSide.MINE for clash in merged.clashes})
    assert mine_all.clashes == ()


@given(areas=AREAS, other=AREAS)
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(
    areas: dict[str, int], other: dict[str, int]
) -> None:
    base, changed = of_areas(areas), of_areas(other)
    assert merge(base, changed, base).dossier == changed
    assert merge(base, base, changed).dossier == changed
