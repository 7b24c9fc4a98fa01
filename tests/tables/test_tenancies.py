"""Rooms and tenants of a ledger change together, or the review asks, with both names."""

from collections.abc import Mapping
from typing import Any

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.park.lease import Lease
from planner.domain.vocabulary.terms import UnitState
from planner.tables.incoming.review import ImportReview
from planner.text import Lang
from tests.support import make
from tests.support.incoming import changes, reviewed

ROOMS = ("A-101", "A-102", "A-201", "A-202")
STATE = "使用状态"
ALLOCATION = ("单元号", STATE, "入驻企业", "起租日期", "到期日期")
TENANTS = ("企业名称", "楼栋单元", "入园时间", "是否投产")


def park(*firms: Any) -> Dossier:
    taken = {name for firm in firms for name in firm.rooms}
    units = [
        make.unit(name, state=UnitState.PRODUCTION if name in taken else UnitState.VACANT) for name in ROOMS
    ]
    return Dossier(problem=make.problem(units=units, firms=[*firms, make.firm("F9")]))


BASE = park(
    make.sitting("S1", ["A-101", "A-102"]),
    make.sitting("S2", ["A-201"]),
)


def taken(
    *rows: Mapping[str, str],
    answers: Mapping[str, str] | None = None,
    base: Dossier = BASE,
    headers: tuple[str, ...] = ALLOCATION,
) -> ImportReview:
    table = [list(headers), *[[row.get(name, "") for name in headers] for row in rows]]
    name = "厂房分配台账" if headers is ALLOCATION else "入园企业一览表"
    return reviewed(base, {name: table}, **(answers or {}))


def asked(review: ImportReview) -> list[tuple[str, list[str], str]]:
    return [
        (one.cell_id.split("!")[1], [choice.text for choice in one.choices], one.issue.message.say(Lang.EN))
        for one in review.ambiguous
    ]


def answer(key: str, value: str) -> dict[str, str]:
    return {f"incoming.xlsx/厂房分配台账!{key}": value}


def firms(review: ImportReview) -> dict[tuple[str, str], str]:
    return {
        (firm, column): new for (table, firm, column), (_, new) in changes(review).items() if table == "firms"
    }


INSIDE = {STATE: "投产"}


def test_a_ledger_that_names_some_rooms_of_a_firm_leaves_it_the_others() -> None:
    assert firms(taken({"单元号": "A-101", "入驻企业": "S1", **INSIDE})) == {}
    grown = taken({"单元号": "A-202", "入驻企业": "S1", **INSIDE})
    assert firms(grown) == {("S1", "sitting_units"): "A-101;A-102;A-202"}


def test_the_same_rooms_in_another_order_are_no_change() -> None:
    base = park(make.firm("S1", sitting_units=("A-102", "A-101")))
    assert firms(taken({"单元号": "A-101", "入驻企业": "S1", **INSIDE}, base=base)) == {}


def test_the_same_holds_for_rooms_that_are_promised() -> None:
    base = park(make.firm("S1", committed_units=("A-101",)))
    more = taken({"单元号": "A-102", STATE: "已签", "入驻企业": "S1"}, base=base)
    assert firms(more) == {("S1", "committed_units"): "A-101;A-102"}


def test_a_room_said_to_be_vacant_is_asked_about_by_the_name_of_who_sits_there() -> None:
    row = {"单元号": "A-101", STATE: "空置"}
    ((key, choices, said),) = asked(taken(row))
    assert (key, choices) == ("2:tenancy", ["left", "unchanged"])
    assert said == "A-101 is said to be vacant, yet it is occupied by S1 企业S1; have they left the room?"
    name = name_of(taken(row))
    left = taken(row, answers={name: "left"})
    assert firms(left) == {("S1", "sitting_units"): "A-102"}
    assert changes(left)["units", "A-101", "state"] == ("production", "vacant")
    assert changes(taken(row, answers={name: "unchanged"})) == {}


def name_of(review: ImportReview) -> str:
    (question,) = review.ambiguous
    return question.cell_id


def test_one_tenant_for_another_is_one_question_with_both_names() -> None:
    row = {"单元号": "A-101", "入驻企业": "S2", **INSIDE}
    review = taken(row)
    ((key, choices, said),) = asked(review)
    assert (key, choices) == ("2:tenancy", ["takes_over", "shared", "unchanged"])
    assert "S1 企业S1" in said
    assert "S2 企业S2" in said
    assert "sitting_units" not in said
    name = name_of(review)
    over = taken(row, answers={name: "takes_over"})
    assert firms(over) == {("S1", "sitting_units"): "A-102", ("S2", "sitting_units"): "A-101;A-201"}
    assert firms(taken(row, answers={name: "shared"})) == {("S2", "sitting_units"): "A-101;A-201"}
    assert firms(taken(row, answers={name: "unchanged"})) == {}


def test_a_firm_that_loses_its_last_room_has_exited_and_the_choice_says_so() -> None:
    row = {"单元号": "A-201", "入驻企业": "S1", **INSIDE}
    review = taken(row)
    texts = [choice.shown.say(Lang.ZH) for choice in review.ambiguous[0].choices]
    assert "S2 企业S2 再无单元，记为已退出" in texts[0]
    over = taken(row, answers={name_of(review): "takes_over"})
    found = firms(over)
    assert found["S2", "stage"] == "exited"
    assert found["S2", "sitting_units"] == ""
    assert found["S1", "sitting_units"] == "A-101;A-102;A-201"


def test_two_firms_that_change_rooms_are_asked_about_room_by_room() -> None:
    rows = ({"单元号": "A-101", "入驻企业": "S2", **INSIDE}, {"单元号": "A-201", "入驻企业": "S1", **INSIDE})
    questions = [one.cell_id for one in taken(*rows).ambiguous]
    assert len(questions) == 2
    swapped = taken(*rows, answers=dict.fromkeys(questions, "takes_over"))
    assert firms(swapped) == {("S1", "sitting_units"): "A-102;A-201", ("S2", "sitting_units"): "A-101"}


def test_two_rows_for_a_room_that_both_firms_have_share_it_without_a_question() -> None:
    rows = ({"单元号": "A-101", "入驻企业": "S1", **INSIDE}, {"单元号": "A-101", "入驻企业": "S2", **INSIDE})
    assert firms(taken(*rows)) == {("S2", "sitting_units"): "A-101;A-201"}


def test_contracts_of_different_dates_become_leases() -> None:
    rows = (
        {"单元号": "A-101", "入驻企业": "S1", **INSIDE, "起租日期": "2021-01-01", "到期日期": "2025-06-30"},
        {"单元号": "A-102", "入驻企业": "S1", **INSIDE, "起租日期": "2022-04-01", "到期日期": "2026-03-31"},
    )
    review = taken(*rows)
    assert review.result is not None, asked(review)
    leases = [
        (str(one.lease_start), str(one.lease_end), one.units)
        for one in review.result.problem.firm["S1"].leases
    ]
    assert leases == [("2021Q1", "2025Q3", ("A-101",)), ("2022Q2", "2026Q2", ("A-102",))]
    assert review.result.problem.firm["S1"].sitting_units == ()


def test_a_firm_with_leases_of_its_own_is_changed_there() -> None:
    lease = Lease(lease_id="L1", firm_id="S1", units=("A-101",), lease_end=make.quarter("2026Q1"))
    base = park(make.firm("S1", leases=(lease,)))
    assert changes(taken({"单元号": "A-101", "入驻企业": "S1", **INSIDE}, base=base)) == {}
    more = taken({"单元号": "A-102", "入驻企业": "S1", **INSIDE}, base=base)
    assert ["leases" in one.issue.message.say(Lang.EN) for one in more.refused] == [True]


@pytest.mark.parametrize(
    ("given", "rooms"), [("unchanged", "A-101;A-102;A-202"), ("left", "A-101;A-202")], ids=["stays", "left"]
)
def test_a_row_with_all_rooms_of_a_firm_asks_about_those_it_leaves_out(given: str, rooms: str) -> None:
    row = {"企业名称": "S1", "楼栋单元": "A-101;A-202", "是否投产": "是"}
    review = taken(row, headers=TENANTS)
    ((key, choices, said),) = asked(review)
    assert (key, choices) == ("2:rest", ["unchanged", "left"])
    assert "A-102" in said
    done = taken(row, headers=TENANTS, answers={name_of(review): given})
    assert firms(done) == {("S1", "sitting_units"): rooms}
