"""Parks come in, with the plan shipped beside them."""

from pathlib import Path

import pytest

from planner.domain.solving.outcome import Outcome
from planner.services.importing.intake import (
    SHIPPED,
    SHIPPED_PLAN,
    load,
    shipped_outcome,
    write_shipped_outcome,
)
from tests.cli.parks import folder_of
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1")])


def outcome() -> Outcome:
    return reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101")))


@pytest.mark.parametrize("park", SHIPPED, ids=lambda park: park.key)
def test_every_shipped_park_reads_without_an_error(park: object) -> None:
    folder = next(one.folder for one in SHIPPED if one == park)
    dossier, _ = load(folder)
    assert dossier is not None
    assert dossier.sources


def test_what_is_written_as_tables_is_read_as_the_same_problem(tmp_path: Path) -> None:
    dossier, _ = load(folder_of(PROBLEM, tmp_path / "park"))
    assert dossier is not None
    assert dossier.problem.fingerprint == PROBLEM.fingerprint


def test_a_shipped_plan_comes_back_for_the_same_facts_only(tmp_path: Path) -> None:
    assert write_shipped_outcome(tmp_path, outcome()) == tmp_path / SHIPPED_PLAN
    assert shipped_outcome(tmp_path, PROBLEM.fingerprint) == outcome()
    assert shipped_outcome(tmp_path, "0" * 64) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"status": "proven_optimal"}'])
def test_a_damaged_plan_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SHIPPED_PLAN).write_bytes(content)
    assert shipped_outcome(tmp_path, PROBLEM.fingerprint) is None


def test_without_a_plan_there_is_none(tmp_path: Path) -> None:
    assert shipped_outcome(tmp_path, PROBLEM.fingerprint) is None
