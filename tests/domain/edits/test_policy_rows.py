"""A new row of segregation, and a term of entry: what they do to the facts, and what is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest

import models
from planner.analysis.prices import concerned, trial_edits
from planner.check import check_plan
from planner.domain.edits import EditConflict, EntryTerm, KeepApart, SetEntryTerm, apply, replay, sides
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Switch
from planner.domain.park.problem import Problem
from planner.domain.rule import is_on
from planner.domain.vocabulary.terms import Family, PairScope, RegPath
from tests.support import make


def park() -> Problem:
    firms = [make.firm("F1", emits=("DUST",)), make.firm("F2", receptors=("CLEAN",)), make.firm("F3")]
    return make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101")])


def apart(emitter: str, receptor: str, scope: PairScope = PairScope.BUILDING) -> KeepApart:
    return KeepApart(rule_id="T1", emitter=emitter, receptor=receptor, scope=scope)


@pytest.mark.parametrize(("scope", "broken"), [(PairScope.FLOOR, 0), (PairScope.BUILDING, 1)])
def test_two_tags_are_kept_apart_within_the_space_that_is_named(scope: PairScope, broken: int) -> None:
    problem = replace(park(), units=(make.unit("A-101"), make.unit("A-201"), make.unit("B-101")))
    problem = replace(problem, floors=tuple(make.floor(*at) for at in (("A", 1), ("A", 2), ("B", 1))))
    edited = apply(problem, apart("DUST", "CLEAN", scope))
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-201"))
    found = [one for one in check_plan(edited, plan) if one.rule == RuleKey.SEGREGATION]
    assert len(found) == broken
    assert (models.open_session(edited).admits(plan), not broken) == (not broken, not broken)


def test_a_kind_or_a_family_of_firms_is_a_side() -> None:
    problem = park()
    family = next(code for code in sides(problem) if code in set(Family))
    assert concerned(problem, apart("DEV", "CLEAN")) == ("F1", "F2", "F3")
    assert concerned(problem, apart(family, "ANY")) == ("F1", "F2", "F3")
    assert concerned(problem, apart("DUST", "CLEAN")) == ("F1", "F2")
    assert concerned(problem, apart("DUST", "DUST")) == ()


@pytest.mark.parametrize(
    "edit", [apart("NOBODY", "CLEAN"), apart("DUST", "NOBODY"), SetEntryTerm(term=EntryTerm.TAX)]
)
def test_what_the_park_does_not_have_is_refused(edit: KeepApart | SetEntryTerm) -> None:
    with pytest.raises(EditConflict):
        apply(park(), edit)


def test_a_row_of_the_same_number_is_refused() -> None:
    with pytest.raises(EditConflict, match="T1"):
        apply(apply(park(), apart("DUST", "CLEAN")), apart("DUST", "CLEAN"))


def test_a_term_of_entry_is_set_and_concerns_those_who_fail_it() -> None:
    problem = park()
    most = problem.firm["F1"].area_max_m2
    for least, firms in ((most, ()), (most + 1, ("F1", "F2", "F3"))):
        edit = SetEntryTerm(term=EntryTerm.AREA, value=Decimal(least))
        assert apply(problem, edit).policy.entry.min_area_m2 == least
        assert concerned(problem, edit) == firms
    off = problem.with_policy(replace(problem.policy, switches=(Switch(rule=RuleKey.ENTRY_TERMS, on=False),)))
    tried = replay(off, trial_edits(off, SetEntryTerm(term=EntryTerm.AREA, value=Decimal(900)))).policy
    assert [is_on(tried, RuleKey.ENTRY_TERMS, term.value) for term in EntryTerm] == [
        False,
        False,
        True,
        False,
    ]
    others = tuple(path for path in RegPath if path is not problem.firm["F1"].reg_path)
    assert len(concerned(problem, SetEntryTerm(term=EntryTerm.PATH, reg_paths=others))) == 3
    assert concerned(problem, SetEntryTerm(term=EntryTerm.PATH)) == ()
    assert concerned(problem, SetEntryTerm(term=EntryTerm.TAX, value=Decimal(10**6))) == ("F1", "F2", "F3")
