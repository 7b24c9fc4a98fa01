"""The lock gives PuLP 3.3 on Python 3.11 and PuLP 4 from 3.12 on; the models must hold on both."""

import sys
from collections.abc import Callable

import pytest

from tests.campaigns import other_generation
from tests.support import generations

LIKELY = (
    "tests/models/test_milp.py",
    "tests/models/test_golden_rows.py",
    "tests/models/test_objective.py",
    "tests/models/test_reading.py",
    "tests/models/test_expressions.py",
    "tests/models/test_solvers.py",
    "tests/models/test_crashing_solver.py",
    "tests/models/test_rules_by_rows.py",
    "tests/properties/test_model_equals_brute_force.py",
)
"""Where the generations may differ: how a program is built, named, handed over and solved, by each solver and in each
mode of asking. The campaign other-generation runs all tests of the models."""


@pytest.mark.generation
@pytest.mark.timeout(900)
def test_the_models_hold_on_the_other_generation_of_pulp(
    record_property: Callable[[str, object], None],
) -> None:
    python = other_generation.other_python()
    if python is None:
        wanted = " or ".join(generations.other_versions(sys.version_info[:2]))
        pytest.skip(f"no Python {wanted} beside this one, so the models met one generation of PuLP")
    evidence = other_generation.again(python, LIKELY)
    assert evidence.failures == ()
    assert int(evidence.figure("tests passed")) > 100
    record_property(
        "covered",
        f"the models again on {evidence.figure('versions')}: {evidence.figure('tests passed')} tests",
    )
