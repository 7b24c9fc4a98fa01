"""Two small parks read as analysts read them, and a plan of one."""

from decimal import Decimal

import pytest

import planner
from planner.api.park import ParkTables
from planner.api.result import PlanResult
from planner.domain.park.dossier import Dossier
from planner.domain.vocabulary.terms import Stage
from tests.support import make


@pytest.fixture(scope="package")
def park() -> ParkTables:
    """Two phases of one building each; of four firms one is too large, one a lead, one sits there."""
    problem = make.problem(
        units=[
            make.unit("A-101"),
            make.unit("A-102"),
            make.unit("B-101", m2=2000, available="2024Q3"),
        ],
        buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q3")),
        firms=[
            make.firm("F1", stage=Stage.SIGNED, probability=Decimal("0.9")),
            make.firm("F2", m2=2000, stage=Stage.LEAD, probability=Decimal("0.5")),
            make.firm("F3", m2=9000),
            make.sitting("F4", ["A-102"], until="2025Q3"),
        ],
    )
    return ParkTables(Dossier(problem=problem))


@pytest.fixture(scope="package")
def plan(park: ParkTables) -> PlanResult:
    return planner.solve(park)
