"""What headline, cards and lists say of a small plan, in both languages, before anything is drawn."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.analysis.explain import unplaced_reasons
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Stage
from planner.services.workbench.workbench import ProjectFacts
from planner.text import Lang, Text
from planner.ui.page_context import PageContext
from planner.ui.pages.overview import overview_lists
from planner.ui.shared import firm_card, headline, unplaced
from planner.ui.shared.sheet import Tone
from planner.views.allocation import firm_rows
from planner.views.overview import phase_bars
from planner.views.unplaced import unplaced_rows
from tests.support import make, reports

HOSTILE = "<b>F2</b> {0} %s"


def park() -> Problem:
    return make.problem(
        firms=[
            make.firm("F1", desired="2024Q1", tax_10k=Decimal(1234)),
            make.firm("F2", m2=9000, name=Text(HOSTILE, HOSTILE)),
            make.firm("F3", stage=Stage.LEAD, probability=Decimal("0.5")),
        ]
    )


PLAN = make.plan(make.placement("F1", "A-101", "2024Q2"), make.placement("F3", "A-102", "2024Q3"))


def report(problem: Problem, plan: Plan = PLAN) -> Report:
    return replace(reports.report(problem, plan), reasons=unplaced_reasons(problem, plan))


def context(problem: Problem, lang: Lang = Lang.EN, quarter: str = "2024Q2", **changes: Any) -> PageContext:
    dossier = Dossier(problem=problem)
    facts = ProjectFacts(project_id="P", title=problem.parks[0].name, number=1, dossier=dossier)
    kept: dict[str, Any] = {"versions": (), "version": None, "report": None, "run": None}
    return PageContext(
        lang=lang, facts=facts, dossier=dossier, quarter=make.quarter(quarter), **(kept | changes)
    )


def test_the_headline_counts_firms_and_writes_amounts_with_thousands_parted() -> None:
    page = context(park())
    placed = headline.placed_tile(page, report(park()))
    assert (placed.value, placed.note) == ("2", "of 3, 1 without a place")
    tax, *_ = headline.economy_tiles(page, report(park()))
    assert (tax.value, tax.note) == ("1,334", "")


def test_figures_of_whole_projects_are_told_without_them_too() -> None:
    real = make.firm("F1", is_real=True, name=Text("杉源医药", "Shanyuan"), jobs=500)
    problem = make.problem(firms=[real, make.firm("F3", jobs=10)])
    jobs = headline.economy_tiles(context(problem), report(problem))[2]
    assert jobs.value == "510"
    assert "10" in jobs.note
    other = make.problem(firms=[replace(real, name=Text("别家", "Other"))])
    assert headline.without_title(report(problem)) != headline.without_title(report(other))


@pytest.mark.parametrize(
    ("quarter", "shares"),
    [
        ("2024Q1", ["0.0%", "0.0%", "0.0%"]),
        ("2024Q2", ["25.0%", "21.3%", "25.0%"]),
        ("2024Q3", ["25.0%", "33.8%", "50.0%"]),
    ],
)
def test_the_three_occupancies_are_those_of_the_quarter_on_show(quarter: str, shares: list[str]) -> None:
    page = context(park(), quarter=quarter)
    assert [tile.value for tile in headline.occupancy_tiles(page, report(park()))] == shares
    bar = headline.occupancy_bar(page, report(park()))
    assert all(share in bar.note for share in shares)
    assert all(part.share >= 0 for part in bar.parts)
    assert sum(part.share for part in bar.parts) == pytest.approx(
        max(float(one[:-1]) for one in shares) / 100
    )


def badges(firm_id: str, quarter: str = "2024Q2", **changes: Any) -> list[str]:
    problem = park()
    firm = replace(problem.firm[firm_id], **changes)
    row = next((one for one in firm_rows(problem, PLAN) if one.firm.firm_id == firm_id), None)
    return [one.text for one in firm_card._badges(context(problem, quarter=quarter), firm, row)]


def test_a_card_says_how_a_firm_stands_and_whether_it_is_there_yet() -> None:
    assert badges("F2")[-1] == "No place"
    there, later = badges("F1"), badges("F1", "2024Q1")
    assert len(later) == len(there) + 1, "not there in that quarter"
    assert any("1" in one for one in there[2:]), "it waited a quarter"
    assert len(badges("F1", is_real=True)) == len(there) + 1


@pytest.mark.parametrize("lang", list(Lang))
def test_a_card_gives_place_dates_margins_and_needs(lang: Lang) -> None:
    problem, page = park(), context(park(), lang)
    placed = next(one for one in firm_rows(problem, PLAN) if one.firm.firm_id == "F1")
    part, _, margins = firm_card._body(page, report(problem), problem.firm["F1"], placed)
    values = [pair["value"] for pair in part["items"]]
    assert values[:2] == ["A-101", "2024Q2"]
    assert all(pair["label"] and pair["value"] for pair in part["items"])
    area, *_ = margins["items"]
    assert "1,000" in area["value"]
    assert all(0 <= bar["parts"][0]["share"] <= 1 for bar in margins["items"])


def test_a_card_of_a_firm_without_a_place_gives_its_reasons_first() -> None:
    problem, page = park(), context(park())
    parts = firm_card._body(page, report(problem), problem.firm["F2"], None)
    assert [part["kind"] for part in parts] == ["heading", "text", "grid", "pairs"]
    assert parts[1]["text"].startswith("F2 can be nowhere in the park: ")
    assert "Area" in parts[2]["rows"][0]["cells"][0]
    without = firm_card._body(page, reports.report(problem, PLAN), problem.firm["F2"], None)
    assert [part["kind"] for part in without] == ["pairs"]


def test_a_firm_without_a_place_is_listed_with_its_first_reason_and_its_name_as_text() -> None:
    problem = park()
    (row,) = unplaced_rows(problem, PLAN, report(problem).reasons)
    line = unplaced._line(context(problem), report(problem), row, ())
    assert (line.title, line.pick, line.tone) == (f"F2 {HOSTILE}", "F2", Tone.BAD)
    assert "9,000 ㎡" in line.badge
    rows = list(unplaced._rows(context(problem), report(problem), row, ()))
    assert [bool(one.cells[0]) for one in rows] == [True] + [False] * (len(rows) - 1)
    assert all(len(one.cells) == 8 for one in rows)


def test_a_firm_nobody_looked_into_says_that_no_reason_is_known() -> None:
    (row,) = unplaced_rows(park(), PLAN, {})
    nobody = reports.report(park(), PLAN)
    assert "not looked into" in unplaced._line(context(park()), nobody, row, ()).text
    (only,) = unplaced._rows(context(park()), nobody, row, ())
    assert only.cells[2:7] == ("",) * 5


def test_a_phase_shows_what_is_let_of_what_there_is() -> None:
    problem = park()
    (bar,) = phase_bars(report(problem), make.quarter("2024Q3"))
    meter = overview_lists._phase(context(problem), bar)
    assert "2,000" in meter.value
    assert "4,000 ㎡" in meter.value
    assert sum(part.share for part in meter.parts) == pytest.approx(0.5)
    assert overview_lists._who(context(problem), None) == ""


def test_the_quarter_of_a_page_is_the_current_one_inside_the_horizon() -> None:
    page = context(park())
    assert str(page.current) == "2024Q1"
    assert page.problem == park()
    assert page.made_from is None
    assert page.fill(Text("{name} 有", "{name} has"), name=HOSTILE) == f"{HOSTILE} has"
