"""A scenario whose base has moved on."""

from dataclasses import replace
from decimal import Decimal

from planner.domain.edits import ChangeFirm, DelayHandover, PinFirm, RemoveFirm, SetWeight, apply
from planner.domain.edits.rebase import EditStanding, rebase
from planner.domain.edits.scenario import Scenario
from tests.support import make

OLD = make.problem(
    units=[make.unit("A-101"), make.unit("B-101")],
    buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q3")),
    firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")],
)
EDITS = (
    DelayHandover(phase="2", quarters=2),
    ChangeFirm(firm="F1", field="jobs", value=7),
    PinFirm(firm="F2"),
    RemoveFirm(firm="F3", off=True),
    SetWeight(rate="tax_per_10k", value=Decimal(6)),
)
SCENARIO = Scenario(name="late", base=OLD.fingerprint, edits=EDITS)


def test_on_a_base_that_did_not_move_every_edit_fits() -> None:
    done = rebase(SCENARIO, OLD, OLD)
    assert [review.standing for review in done.reviews] == [EditStanding.FITS] * 3 + [
        EditStanding.OFF,
        EditStanding.FITS,
    ]
    assert done.scenario == SCENARIO


def test_each_edit_is_reviewed_against_what_moved_in_the_base() -> None:
    moved = apply(OLD, DelayHandover(building="B", quarters=1))
    moved = apply(moved, ChangeFirm(firm="F1", field="jobs", value=7))
    moved = apply(moved, RemoveFirm(firm="F2"))
    done = rebase(SCENARIO, OLD, moved)
    assert [review.standing for review in done.reviews] == [
        EditStanding.OVERTAKEN,
        EditStanding.NEEDLESS,
        EditStanding.REFUSED,
        EditStanding.OFF,
        EditStanding.FITS,
    ]
    late, _, pin, *_ = done.reviews
    assert {row.key for row in late.rows} == {("B",)}
    assert "F2" in str(pin.issues[0].message.values)


def test_the_rebased_scenario_is_not_stale_and_can_be_replayed() -> None:
    moved = apply(OLD, RemoveFirm(firm="F2"))
    scenario = rebase(SCENARIO, OLD, moved).scenario
    assert SCENARIO.is_stale(moved)
    assert not scenario.is_stale(moved)
    assert scenario.edits == (*EDITS[:2], replace(EDITS[2], off=True), *EDITS[3:])
    assert scenario.problem(moved).building["B"].handover_quarter == make.quarter("2025Q1")
