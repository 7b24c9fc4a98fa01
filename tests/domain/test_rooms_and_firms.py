"""Firms without rooms and rooms without firms are questions at the gate, never errors and never silence."""

from typing import Any

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.policy import Hold, Pin, Policy
from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_of_rows, flaws_together
from planner.domain.vocabulary.terms import Stage, UnitState
from planner.text import Lang
from tests.support import make
from tests.support.incoming import park as shipped
from tests.support.incoming import reviewed


def asked(*firms: Firm, state: UnitState = UnitState.VACANT, **changes: Any) -> list[tuple[str, str]]:
    units = [make.unit("A-101", state=state), make.unit("A-102")]
    dossier = Dossier(problem=make.problem(units=units, firms=firms, **changes))
    found = [flaw for gate in (flaws_of_rows, flaws_together) for flaw in gate(dossier)]
    assert all(flaw.severity is Severity.WARNING for flaw in found)
    assert all(flaw.said.say(lang) for flaw in found for lang in Lang)
    return [(flaw.subjects[0], flaw.column) for flaw in found]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage.has_rooms])
def test_a_firm_that_has_its_rooms_and_names_none_is_asked_about(stage: Stage) -> None:
    firm = make.firm("F1", stage=stage)
    assert asked(firm) == [("F1", "sitting_units")]
    assert asked(make.firm("F1", stage=stage, committed_units=("A-101",))) == []
    assert asked(make.firm("F1", stage=stage, committed_building="A")) == []
    assert asked(firm, base=(make.placement("F1", "A-101"),)) == []
    assert asked(firm, policy=Policy(pins=(Pin(firm_id="F1", building_id="A"),))) == []


@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.SIGNED, Stage.EXITED])
def test_a_firm_still_to_come_or_gone_needs_no_rooms(stage: Stage) -> None:
    assert asked(make.firm("F1", stage=stage)) == []


@pytest.mark.parametrize("state", [UnitState.PRODUCTION, UnitState.FITOUT, UnitState.SIGNED])
def test_a_room_in_use_by_nobody_is_asked_about(state: UnitState) -> None:
    assert asked(make.firm("F1"), state=state) == [("A-101", "state")]
    assert asked(make.sitting("F1", ["A-101"]), state=state) == []
    lease = Lease(lease_id="L1", firm_id="F1", units=("A-101",))
    assert asked(make.firm("F1", leases=(lease,)), state=state) == []
    assert asked(make.firm("F1", committed_units=("A-101",)), state=state) == []
    held = Policy(holds=(Hold(units=("A-101",), until=make.quarter("2025Q1"), firm_id="F1"),))
    assert asked(make.firm("F1"), state=state, policy=held) == []


def test_a_room_kept_for_nobody_in_particular_is_no_question() -> None:
    assert asked(make.firm("F1"), state=UnitState.RESERVED) == []


def test_a_vacant_room_with_a_firm_in_it_is_asked_about() -> None:
    assert asked(make.sitting("F1", ["A-101"])) == [("A-101", "state")]


def test_a_firm_inside_whose_stage_says_otherwise_is_asked_about() -> None:
    lead = make.sitting("F1", ["A-101"], stage=Stage.LEAD)
    gone = make.sitting("F1", ["A-101"], stage=Stage.EXITED)
    assert asked(lead, state=UnitState.PRODUCTION) == [("F1", "stage")]
    assert asked(gone) == [("F1", "stage")]


@pytest.mark.parametrize("name", ["ziyuan", "mature"])
def test_the_shipped_parks_leave_nothing_of_this_to_ask(name: str) -> None:
    found = [
        flaw.column
        for flaw in flaws_together(shipped(name))
        if flaw.column in {"state", "stage", "sitting_units"}
    ]
    assert found == []


def test_a_ledger_with_a_room_in_production_and_no_firm_asks_in_its_review() -> None:
    rows = [["单元号", "使用状态"], ["A2-201", "投产"]]
    review = reviewed(shipped(), {"厂房分配台账": rows})
    said = [issue.message.say(Lang.ZH) for issue in review.asked if "A2-201" in issue.subjects]
    assert len(said) == 1
    assert "是哪家企业" in said[0]
