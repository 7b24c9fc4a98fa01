"""Plans of two parks, or of facts in which ids were changed by hand, are compared with a word about it."""

from dataclasses import replace

from planner.analysis.compare import difference
from planner.analysis.compare.causes import FACTS
from planner.analysis.compare.likeness import likeness_of
from planner.analysis.explain import unplaced_reasons
from planner.domain.changes.comparison import FirmKind
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.report import Report
from planner.text import Message, Text
from planner.views.comparison import sentence_rows
from tests.support import make
from tests.support.reports import report as plain_report


def facts(
    *firms: str, park: str = "P", building: str = "A", units: tuple[str, ...] = ("A-101", "A-102")
) -> Problem:
    names = {"F1": "甲", "F-01": "甲", "F\u200b1": "甲", "F2": "乙", "F02": " 乙"}
    return make.problem(
        parks=(make.park(park_id=park, name=Text(f"园区{park}", f"Park {park}")),),
        phases=(make.phase("1", park_id=park),),
        buildings=(
            make.building(building, park_id=park, name=Text(f"{park}楼{building}", f"{park} {building}")),
        ),
        units=[make.unit(name, building_id=building, seq=at) for at, name in enumerate(units, start=1)],
        firms=[make.firm(name, name=Text(names[name], names[name])) for name in firms],
    )


def report(problem: Problem, plan: Plan) -> Report:
    return plain_report(problem, plan, reasons=unplaced_reasons(problem, plan))


def test_plans_of_two_parks_are_said_to_be_of_two_parks() -> None:
    before = report(facts("F1"), make.plan(make.placement("F1", "A-101")))
    after = report(
        facts("F2", park="Q", building="B", units=("B-101",)), make.plan(make.placement("F2", "B-101"))
    )
    found = difference(before, after)
    first = sentence_rows(found)[0]
    assert first.en.startswith("these are two different parks, Park P (P) and Park Q (Q)")
    assert first.zh.startswith("这是两个不同的园区")
    assert (found.firms, found.resources, found.times) == ((), (), ())


def test_the_same_park_id_over_another_park_is_another_park() -> None:
    mine, theirs = facts("F1"), facts("F1", building="Z", units=("Z-101",))
    assert not likeness_of(mine, theirs).is_same_park


def test_the_same_facts_need_no_word() -> None:
    assert likeness_of(facts("F1", "F2"), facts("F1", "F2")).caveats == ()
    assert likeness_of(facts("F1"), facts("F1", "F2")).caveats == ()


def test_a_firm_under_another_id_is_named_and_is_no_loss() -> None:
    before = report(
        facts("F1", "F2"), make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    )
    after = report(
        facts("F-01", "F2"), make.plan(make.placement("F-01", "A-101"), make.placement("F2", "A-102"))
    )
    found = difference(before, after)
    said = sentence_rows(found)[0]
    assert "F1 → F-01" in said.en
    assert said.zh.startswith("编号已改：1 个企业")
    (out,) = found.of_kind(FirmKind.FELL_OUT)
    assert [(cause.rule, cause.message.values["new"]) for cause in out.causes] == [(FACTS, "F-01")]


def test_ids_that_differ_by_what_nobody_sees_are_named() -> None:
    found = likeness_of(facts("F1", "F2"), facts("F\u200b1", "F02"))
    assert dict(found.renamed) == {"F1": "F\u200b1", "F2": "F02"}


def test_two_firms_of_one_name_are_not_taken_for_each_other() -> None:
    twins = replace(facts("F1"), firms=tuple(make.firm(name, name=Text("丙", "C")) for name in ("X1", "X2")))
    other = replace(facts("F1"), firms=(make.firm("X3", name=Text("丙", "C")),))
    assert dict(likeness_of(twins, other).renamed) == {}


def test_units_under_another_id_are_named() -> None:
    before = facts("F1")
    after = replace(
        before, units=tuple(replace(one, unit_id=one.unit_id.replace("-", "")) for one in before.units)
    )
    (said,) = likeness_of(before, after).caveats
    assert said.values["n"] == 2
    assert "A-101 → A101" in str(said.values["named"])


def test_a_building_under_another_id_is_named_once_and_so_are_its_units() -> None:
    before = facts("F1")
    after = replace(
        before,
        buildings=tuple(replace(one, building_id="A01") for one in before.buildings),
        floors=(),
        units=tuple(replace(one, unit_id=f"{one.unit_id}x", building_id="A01") for one in before.units),
    )
    said = [_named(one).en for one in likeness_of(before, after).caveats]
    assert said == ["A → A01", "A-101 → A-101x, A-102 → A-102x"]


def _named(said: Message) -> Text:
    named = said.values["named"]
    assert isinstance(named, Text)
    return named
