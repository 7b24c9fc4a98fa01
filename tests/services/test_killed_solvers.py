"""In small what the campaign killed-solvers counts."""

import pytest

from tests.campaigns import killed_solvers
from tests.support.waiting import PATIENCE_S

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("way", ["kill", "stop", "memory"])
def test_a_disturbed_solver_is_a_failed_job_with_its_reason(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(killed_solvers, "WAYS", (way,))
    monkeypatch.setattr(killed_solvers, "SOON_S", PATIENCE_S)  # how soon is counted by the campaign
    assert killed_solvers.run(1, 5).failures == ()
