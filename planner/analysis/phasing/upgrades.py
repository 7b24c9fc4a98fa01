"""What upgrades of utilities are worth: step by step, and until when they can wait.

More steps never bring less, so the most are asked about first: where they bring nothing, or no more than fewer do, that answers
all between. One step alone proves nothing of several: a firm may need two.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planner.analysis.phasing.search import PhasingSearch
from planner.analysis.prices.reliefs import SCARCE_SHARE, cap_relief
from planner.analysis.repairs.park_levers import cap_rows
from planner.domain.edits import Edit
from planner.domain.keys import RuleKey
from planner.domain.measures.kpis.resource_use import resource_uses
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.rule import is_on
from planner.domain.sweeping.construction import (
    MOST_STEPS,
    ConstructionPart,
    ConstructionTable,
    UpgradeRow,
    is_nothing,
)
from planner.domain.sweeping.phasing import PhasingDate
from planner.domain.vocabulary.terms import CapScope, Resource

_CapKey = tuple[CapScope, str, Resource]


def upgrade_edits(
    problem: Problem, row: UpgradeRow, *, steps: int = 1, since: Quarter | None = None
) -> tuple[Edit, ...]:
    """Return the edits that bring so many steps of an upgrade into use from a quarter on, the earliest if none is given."""
    key = next(key for key in cap_rows(problem) if key[1] == row.subject and key[2] is row.upgrade.resource)
    amount = row.upgrade.amount * steps
    return cap_relief(problem, key, amount, rows=cap_rows(problem)[key]).edits(since or row.earliest)


def upgrade_rows(
    search: PhasingSearch, catalogue: Catalogue, *, quarters: int
) -> Iterator[ConstructionTable]:
    """Return what is known so far of each upgrade, again and again with more.

    Every cap of a park is asked about, and those of buildings that the plan uses nearly all of.

    Parameters
    ----------
    quarters
        How many quarters of waiting are told at least of what brings something.
    """
    problem, base = search.problem, search.base
    rows = list(_rows(problem, base.plan or Plan(), catalogue))
    table = ConstructionTable(
        part=ConstructionPart.UPGRADES,
        plan=base.plan,
        status=base.status,
        upgrades=tuple(rows),
        asked=len(rows) * MOST_STEPS,
    )
    yield table
    if base.plan is None:
        return
    for place in range(len(rows)):
        for grown in _asked(search, rows[place], quarters):
            rows[place] = grown
            table = replace(table, upgrades=tuple(rows))
            table = replace(table, asked=max(table.asked, table.answered))
            yield table
        if search.should_stop():
            return
    yield replace(table, is_complete=not search.should_stop())


def _asked(search: PhasingSearch, row: UpgradeRow, quarters: int) -> Iterator[UpgradeRow]:
    """Return a row as it grows: what each number of steps brings, then quarters of waiting until one loses."""
    problem = search.problem
    if search.should_stop():
        return
    most = search.case(upgrade_edits(problem, row, steps=MOST_STEPS))
    before = most if is_nothing(most) else None
    for steps in range(1, MOST_STEPS + 1):
        if search.should_stop():
            return
        edits = upgrade_edits(problem, row, steps=steps)
        if before is not None and before.is_proven and before.gains == most.gains:
            before = replace(before, edits=edits)
        else:
            before = most if steps == MOST_STEPS else search.case(edits)
        row = replace(row, worths=(*row.worths, before))
        if steps == MOST_STEPS or not is_nothing(before):
            yield row
    if row.brings_nothing:
        return
    for wait in range(1, problem.quarters[-1] - row.earliest + 2):
        if search.should_stop() or (wait > quarters and row.break_date is not None):
            return
        at = row.earliest + wait
        case = search.case(upgrade_edits(problem, row, steps=row.steps, since=at))
        row = replace(row, dates=(*row.dates, PhasingDate(quarter=at, case=case)))
        yield row


def _rows(problem: Problem, plan: Plan, catalogue: Catalogue) -> Iterator[UpgradeRow]:
    share: dict[_CapKey, Decimal] = {}
    for use in resource_uses(problem, plan):
        key = (use.scope, use.subject_id, use.resource)
        share[key] = max(share.get(key, Decimal(0)), use.share or Decimal(0))
    for upgrade in catalogue.upgrades:
        for key, rows in sorted(cap_rows(problem).items()):
            scope, subject, resource = key
            is_scarce = scope is CapScope.PARK or share.get(key, Decimal(0)) >= SCARCE_SHARE
            if resource is not upgrade.resource or not is_scarce:
                continue
            if not is_on(problem.policy, RuleKey.UTILITIES, resource.value):
                continue
            park = problem.park[subject] if scope is CapScope.PARK else problem.park_of(subject)
            earliest = max(park.opening_quarter + upgrade.lead_quarters, rows[0].from_quarter)
            if earliest <= park.last_quarter:
                yield UpgradeRow(upgrade=upgrade, subject=subject, earliest=earliest)
