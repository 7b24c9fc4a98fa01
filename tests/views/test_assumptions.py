"""Where figures come from, and what is assumed at the end of each lease."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.dossier import Source
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.park.seats import LeaseEnd
from planner.domain.vocabulary.terms import SourceClass, Stage
from planner.services.importing.intake import SHIPPED, load
from planner.views.assumptions import (
    FEW_PUBLISHED,
    NOTHING_PUBLISHED,
    TOTALS_PUBLISHED,
    assumption_rows,
    class_counts,
    foundation,
    lease_end_rows,
)
from tests.support import make


def source(found: SourceClass, table: str = "units", reference: str = "一手资料 / first hand") -> Source:
    return Source(table=table, row="", column="", source_class=found, reference=reference)


SOURCES = [
    source(SourceClass.ASSUMPTION),
    source(SourceClass.PUBLISHED, "parks"),
    source(SourceClass.ASSUMPTION, "caps"),
]


def test_the_best_founded_comes_first_and_each_class_is_counted() -> None:
    rows = assumption_rows(SOURCES)
    assert [(row.table, row.source_class) for row in rows] == [
        ("parks", SourceClass.PUBLISHED),
        ("caps", SourceClass.ASSUMPTION),
        ("units", SourceClass.ASSUMPTION),
    ]
    assert (rows[0].reference.zh, rows[0].reference.en) == ("一手资料", "first hand")
    assert [(one.source_class, one.lines) for one in class_counts(SOURCES)] == [
        (SourceClass.PUBLISHED, 1),
        (SourceClass.ASSUMPTION, 2),
    ]


def test_a_park_of_which_nothing_is_published_says_so() -> None:
    assert foundation(SOURCES) == TOTALS_PUBLISHED
    assert foundation(SOURCES[:1]) == NOTHING_PUBLISHED
    assert foundation([]) == NOTHING_PUBLISHED


def test_a_park_of_which_its_name_alone_is_published_does_not_say_that_its_totals_are() -> None:
    named = replace(source(SourceClass.PUBLISHED, "parks"), column="name_zh")
    assert foundation([*SOURCES[:1], named, source(SourceClass.PUBLISHED, "firms")]) == FEW_PUBLISHED
    incubator = next(park for park in SHIPPED if park.key == "incubator")
    dossier, _ = load(incubator.folder)
    assert dossier is not None
    assert foundation(dossier.sources) == FEW_PUBLISHED


def leased(until: str | None, **changes: Any) -> Problem:
    end = make.quarter(until) if until else None
    lease = Lease(
        lease_id="L1",
        firm_id="S1",
        units=("A-101",),
        lease_start=make.quarter("2022Q1"),
        lease_end=end,
        **changes,
    )
    firm = make.firm("S1", stage=Stage.PRODUCTION, leases=(lease,))
    return make.problem(firms=[firm])


@pytest.mark.parametrize(
    ("until", "option", "fate", "said"),
    [
        ("2025Q1", {}, LeaseEnd.LEAVES, "taken to leave: free from 2025Q1"),
        (
            "2025Q1",
            {"renew_years": 2, "renew_probability": Decimal("0.1")},
            LeaseEnd.LEAVES,
            "taken to leave: free from 2025Q1; renewal at 10% is below 50%",
        ),
        (
            "2025Q1",
            {"renew_years": 2, "renew_probability": Decimal("0.9")},
            LeaseEnd.RENEWS,
            "taken to renew: an option of 2 years at 90% (50% or more); gone from 2027Q1",
        ),
        (None, {}, LeaseEnd.STAYS_ON, "taken to stay on: no end is agreed"),
        (
            "2023Q1",
            {},
            LeaseEnd.STAYS_ON,
            "taken to stay on: the lease ended in 2023Q1 and it is still inside",
        ),
    ],
)
def test_what_is_assumed_at_the_end_of_a_lease_is_said(
    until: str | None, option: dict[str, Any], fate: LeaseEnd, said: str
) -> None:
    (row,) = lease_end_rows(leased(until, **option))
    assert (row.fate, row.said.en) == (fate, said)
    assert row.units == ("A-101",)


def test_a_lease_that_outlasts_the_horizon_assumes_nothing() -> None:
    assert lease_end_rows(leased("2030Q1")) == ()
