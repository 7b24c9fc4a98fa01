"""The page of phasing: what was worked out is found again, with its answer, picture and table, and becomes a scenario."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from pydantic import TypeAdapter

from planner.domain.edits import DelayHandover, SetCap
from planner.domain.solving.outcome import Limits, Status
from planner.domain.sweeping.construction import (
    BuildRate,
    BuildSequence,
    ConstructionPart,
    ConstructionTable,
    TypologyChoice,
    UpgradeRow,
)
from planner.domain.sweeping.phasing import PhasingCase, PhasingDate, PhasingRow, PhasingTable
from planner.domain.sweeping.price import ReliefGain
from planner.domain.vocabulary.terms import Resource
from planner.services.importing.catalogues import SHIPPED, shipped_catalogue
from planner.services.tasks.phasing import (
    CONSTRUCTION,
    HANDOVER,
    PHASING,
    ConstructionOrder,
    HandoverOrder,
    PhasingOrder,
)
from planner.text import Lang
from planner.ui.app_services import database, what_ifs, workbench
from planner.ui.pages.phasing.handover_trial import edits_of, topic_of
from tests.support import make
from tests.support.questions import keep
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW


def _version() -> tuple[str, PhasingOrder]:
    """Return the id of the plan on show, and what is asked of it."""
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    order = PhasingOrder(problem=report.problem, outcome=report.outcome, limits=Limits())
    return version.version_id, order


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
    version_id, order = _version()
    kept = TypeAdapter(PhasingTable).dump_json(_table()).decode()
    keep(database(), PHASING, f"phasing:{version_id}", order, kept)
    screen = opened("phasing", lang=lang.value)
    (said,) = screen.sheet("phasing_answer")["parts"]
    assert "2024Q4" in said["text"]
    assert not RAW.findall(screen.said())
    assert len(screen.test.get("plotly_chart")) == 1
    assert len(screen.test.dataframe) == 2
    assert {one.key for one in screen.test.button} >= {"phasing_start", "phasing_make"}


def test_a_handover_that_is_dragged_tells_its_loss_and_becomes_a_scenario(opened: Opened) -> None:
    screen = opened("phasing", lang="en")
    version_id, order = _version()
    delays = {"B5": 2}
    asked = HandoverOrder(
        problem=order.problem, outcome=order.outcome, limits=Limits(), edits=edits_of(delays)
    )
    case = _table().rows[0].dates[1].case
    kept = TypeAdapter(PhasingCase).dump_json(case).decode()
    keep(database(), HANDOVER, topic_of(version_id, delays), asked, kept)
    screen.test.session_state["park_planner.handover_trial"] = {version_id: delays}
    screen.test.run()
    assert not screen.test.exception
    (said,) = screen.sheet("handover_said")["parts"]
    assert said["text"].startswith("Handed over B5 2025Q1: Expected value -315; loses F36 ")
    gantt = next(
        told for one in screen.test.get("bidi_component") if "rows" in (told := json.loads(one.proto.json))
    )
    at = {row["id"]: gantt["quarters"][row["at"]] for row in gantt["rows"]}
    assert (at["B5"], at["B4"], gantt["quarters"][-1]) == ("2025Q1", "2024Q3", "after 2026Q1")
    screen.test.button(key="handover_make").click().run()
    assert not screen.test.exception
    project = workbench().facts("ziyuan").project_id
    (made,) = (one for one in what_ifs().scenarios.list(project) if "B5" in one.scenario.name)
    assert made.scenario.edits == edits_of(delays)


def _built(part: ConstructionPart) -> ConstructionTable:
    case = _table().rows[0].dates[1].case
    gain = PhasingCase(
        edits=(
            SetCap(park="ZY", resource=Resource.STEAM, from_quarter=make.quarter("2023Q4"), value=Decimal(8)),
        ),
        status=Status.PROVEN_OPTIMAL,
        gains=(ReliefGain(tier="value", least=682, most=682),),
    )
    first = make.quarter("2023Q4")
    upgrade = shipped_catalogue().upgrades[0]
    return ConstructionTable(
        part=part,
        rate=BuildRate(at_once=2, budget_10k=Decimal(0), first=first),
        sequences=(
            BuildSequence(
                buildings=("B5", "B4"), starts=(first, first), handovers=(first + 4, first + 5), case=case
            ),
        ),
        orders=2,
        excluded=1,
        is_proven=True,
        choices=(
            TypologyChoice(
                building_id="B5",
                typology="lab_light_5F",
                handover=first + 5,
                more_10k=Decimal("900.5"),
                case=gain,
            ),
        ),
        upgrades=(
            UpgradeRow(
                upgrade=upgrade,
                subject="ZY",
                earliest=first,
                worths=(gain,),
                dates=(PhasingDate(quarter=first + 1, case=case),),
            ),
        ),
        asked=3,
        is_complete=True,
    )


@pytest.mark.parametrize(
    ("part", "lang", "told"),
    [
        (ConstructionPart.ORDER, Lang.EN, "B5 2024Q4 → B4 2025Q1"),
        (ConstructionPart.TYPOLOGIES, Lang.ZH, "B5 改为实验研发五层楼"),
        (ConstructionPart.UPGRADES, Lang.EN, "2 t/h boiler"),
    ],
)
def test_what_to_build_is_found_again_and_becomes_a_scenario(
    opened: Opened, part: ConstructionPart, lang: Lang, told: str
) -> None:
    screen = opened("phasing", lang=lang.value)
    version_id, asked = _version()
    order = ConstructionOrder(
        problem=asked.problem,
        outcome=asked.outcome,
        limits=Limits(),
        part=part,
        catalogue=shipped_catalogue(),
    )
    kept = TypeAdapter(ConstructionTable).dump_json(_built(part)).decode()
    keep(database(), CONSTRUCTION, f"construction:{part}:{version_id}", order, kept)
    screen.test.button_group(key="phasing_tab_choice").set_value(part.value).run()
    assert not screen.test.exception
    (said,) = screen.sheet("construction_answer")["parts"]
    assert told in said["text"]
    assert not RAW.findall(screen.said())
    assert len(screen.test.get("plotly_chart")) == 1
    assert screen.test.dataframe
    assert {one.key for one in screen.test.button} >= {"construction_start", "construction_make"}
    assert "_5F" not in str([one.options for one in screen.test.selectbox])  # a key of the catalogue


@pytest.fixture
def own_catalogue(data_folder: Path) -> Iterator[Path]:
    """Return the folder of a catalogue in the data folder, there for one test."""
    yield copytree(SHIPPED, data_folder / "catalogue")
    rmtree(data_folder / "catalogue")


def test_a_catalogue_of_ones_own_with_a_fault_is_told_cell_by_cell_and_replaced_by_none(
    opened: Opened, own_catalogue: Path
) -> None:
    path = own_catalogue / "upgrades.csv"
    sound = path.read_text("utf-8-sig")
    path.write_text(sound.replace(",120,2,", ",-120,2,", 1), "utf-8")
    screen = opened("phasing", lang="en")
    screen.test.button_group(key="phasing_tab_choice").set_value("upgrades").run()
    assert not screen.test.exception
    (told,) = screen.test.error
    assert "Faults in the folder catalogue of the data folder: 1" in str(told.value)
    (row,) = screen.test.dataframe[0].value.to_numpy().tolist()
    assert row[0] == "upgrades.csv"
    assert row[3] == "-120"
    assert "cannot be negative" in row[4]
    assert "construction_start" not in {one.key for one in screen.test.button}
    path.write_text(sound, "utf-8")
    screen.test.run()
    assert not screen.test.error
    assert "construction_start" in {one.key for one in screen.test.button}
