"""The ledgers that go on reckoning say what the pages and the assessment say: the same yields, grades and lights."""

from datetime import date, timedelta
from decimal import Decimal

from planner.domain.measures.indicators import indicators
from planner.domain.measures.kpi import Extent, quotient
from planner.domain.milestones.status import NEAR_DAYS
from planner.exports.workbook.follow_up import LIGHTS, per_mu_sheet, progress_sheet
from planner.exports.workbook.sheet import SheetFormula
from planner.text import Text
from planner.views.assessment import assessment
from tests.support import make, reports


def worth(cell: object) -> object:
    assert isinstance(cell, SheetFormula)
    return cell.value


def test_yields_and_grades_of_the_ledger_are_those_of_the_indicators_to_the_last_place() -> None:
    # 970 ㎡ are 0.97 亩 at 1,000 ㎡ each, and have no end at 720.16; the lines are 400 and 20
    made = [("F1", "388", "19.4"), ("F2", "387.99", "19.4"), ("F3", "387.99", "19.39")]
    for land in (make.park(), make.park(gfa_m2=Decimal("7201.6"))):
        problem = make.problem(
            parks=[land],
            firms=[
                make.firm(name, output_10k=Decimal(output), tax_10k=Decimal(tax))
                for name, output, tax in made
            ],
            units=[make.unit(f"A-10{n}", m2=970) for n in (1, 2, 3)],
        )
        plan = make.plan(*(make.placement(f"F{n}", f"A-10{n}") for n in (1, 2, 3)))
        report = reports.report(problem, plan)
        found = indicators(problem, plan)
        rows = per_mu_sheet(report).rows
        for at, key in ((4, "output_per_mu"), (5, "tax_per_mu")):
            assert [worth(row[at]) for row in rows] == [
                found.get(key, extent=Extent.FIRM, subject_id=name).value for name, *_ in made
            ]
        ranked = {
            str(row[0].zh).split()[0]: row[1]
            for row in assessment(report).tables[0].rows
            if isinstance(row[0], Text)
        }
        grades = [value.zh if isinstance(value := worth(row[7]), Text) else "" for row in rows]
        assert grades == [ranked[name] for name, *_ in made]
        if land == make.park():
            assert grades == ["B", "C", "D"]  # 20 is reached by 20, not by what is written as 20.0
    assert quotient(Decimal("19.39"), Decimal("0.97")) == Decimal("19.989691")


def test_a_light_of_the_ledger_follows_the_rule_of_the_page() -> None:
    start = date(2024, 1, 1)
    lights = {}
    for days in (-1, NEAR_DAYS, NEAR_DAYS + 1):
        problem = make.problem(
            parks=[make.park(cut_off=start - timedelta(days=days))],
            firms=[make.firm("F1", fitout_weeks=0, licence_weeks=0)],
        )
        report = reports.report(problem, make.plan(make.placement("F1", "A-101", "2024Q1")))
        ((*_, light, _problem, _matter, _office, _firm, _quarter),) = progress_sheet(report).rows
        lights[days] = worth(light)
    assert lights == {
        -1: LIGHTS["green"],  # the next step is production, three weeks later
        NEAR_DAYS: LIGHTS["amber"],
        NEAR_DAYS + 1: LIGHTS["green"],
    }
    late = make.problem(
        parks=[make.park(cut_off=start + timedelta(weeks=3, days=1))],
        firms=[make.firm("F1", fitout_weeks=0, licence_weeks=0)],
    )
    report = reports.report(late, make.plan(make.placement("F1", "A-101", "2024Q1")))
    assert worth(progress_sheet(report).rows[0][5]) == LIGHTS["red"]
