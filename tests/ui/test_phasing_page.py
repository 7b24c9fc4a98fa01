"""The page of phasing: what was worked out is found again, with its answer, picture and table, and becomes a scenario."""

import pytest
from pydantic import TypeAdapter

from planner.domain.edits import DelayHandover
from planner.domain.solving.outcome import Limits, Status
from planner.domain.sweeping.phasing import PhasingCase, PhasingDate, PhasingRow, PhasingTable
from planner.domain.sweeping.price import ReliefGain
from planner.services.tasks.phasing import PHASING, PhasingOrder
from planner.text import Lang
from planner.ui.app_services import database, workbench
from tests.support import make
from tests.support.questions import keep
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW


def _table() -> PhasingTable:
    planned = make.quarter("2024Q3")
    cases = [
        PhasingCase(
            edits=(DelayHandover(building="B5", quarters=delay),),
            status=Status.PROVEN_OPTIMAL,
            gains=(
                ReliefGain(tier="signed", least=0, most=0),
                ReliefGain(tier="value", least=value, most=value),
            ),
            lost=lost,
        )
        for delay, value, lost in ((1, 0, ()), (2, -315, ("F36", "F38")))
    ]
    dates = tuple(PhasingDate(quarter=planned + at, case=case) for at, case in enumerate(cases, start=1))
    row = PhasingRow(building_id="B5", planned=planned, last=make.quarter("2026Q1"), dates=dates)
    return PhasingTable(rows=(row,), asked=2, is_complete=True)


@pytest.mark.parametrize("lang", list(Lang))
def test_what_was_worked_out_is_found_again_in_words_picture_and_table(opened: Opened, lang: Lang) -> None:
    opened("phasing")
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    order = PhasingOrder(problem=report.problem, outcome=report.outcome, limits=Limits())
    kept = TypeAdapter(PhasingTable).dump_json(_table()).decode()
    keep(database(), PHASING, f"phasing:{version.version_id}", order, kept)
    screen = opened("phasing", lang=lang.value)
    (said,) = screen.sheet("phasing_answer")["parts"]
    assert "2024Q4" in said["text"]
    assert not RAW.findall(screen.said())
    assert len(screen.test.get("plotly_chart")) == 1
    assert len(screen.test.dataframe) == 2
    assert {one.key for one in screen.test.button} >= {"phasing_start", "phasing_make"}
