"""The plans that ship with the parks are proven, current, and pass the checker."""

import pytest

from planner.domain.solving.outcome import Status
from planner.services.importing.intake import SHIPPED, ShippedPark, load, shipped_outcome
from planner.services.planning.solving import findings_of


@pytest.mark.parametrize("park", SHIPPED, ids=lambda park: str(park.key))
def test_a_shipped_plan_is_proven_for_the_very_facts_it_ships_with(park: ShippedPark) -> None:
    dossier, issues = load(park.folder)
    assert dossier is not None, issues
    outcome = shipped_outcome(park.folder, dossier.problem.fingerprint)
    assert outcome is not None, "run python -m tests.support.shipped"
    assert outcome.status is Status.PROVEN_OPTIMAL
    assert [f for f in findings_of(dossier.problem, outcome) if f.is_fault] == []
