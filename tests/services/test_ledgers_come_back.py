"""The ledgers of our own plan, read again, say what the park is and not what the plan intends."""

import pytest

from planner.exports.excel import workbook_bytes
from planner.services.importing.intake import SHIPPED, shipped_outcome
from planner.services.importing.review import Inspection, apply, inspect, review_import
from planner.tables.incoming.mapping import SheetMapping
from planner.text import Lang
from tests.support import reports
from tests.support.incoming import park

LEDGERS = {
    "allocation_ledger",
    "pipeline_ledger",
    "tenants_ledger",
    "progress_ledger",
    "per_mu_ledger",
    "needs_sheet",
}


def exported(lang: Lang) -> Inspection:
    folder = next(one.folder for one in SHIPPED if one.key == "ziyuan")
    outcome = shipped_outcome(folder, park().problem.fingerprint)
    assert outcome is not None
    return inspect("plan.xlsx", workbook_bytes(reports.report(park().problem, outcome.plan), lang=lang))


def ledgers(inspection: Inspection) -> list[SheetMapping]:
    return [mapping for mapping in inspection.mappings if mapping.table in LEDGERS]


@pytest.mark.parametrize("lang", list(Lang))
def test_ledgers_of_a_plan_change_no_fact(lang: Lang) -> None:
    inspection = exported(lang)
    found = ledgers(inspection)
    assert {mapping.table for mapping in found} == LEDGERS
    review = review_import(park(), inspection, mappings=found)
    assert review.is_ready, [one.issue for one in (*review.refused, *review.ambiguous)]
    assert review.difference.is_empty, review.difference.changed[:3]
    assert apply(review) == park()
    assert sum("no fact" in issue.message.say(Lang.EN) for issue in review.asked) >= 6
