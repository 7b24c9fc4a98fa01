import pytest

from planner.analysis.enquiry import block_chains
from tests.campaigns.block_chains import CAMPAIGN
from tests.support import make


@pytest.mark.slow
def test_chains_are_the_cheapest_there_are() -> None:
    evidence = CAMPAIGN.run(8, 0)
    assert not evidence.failures
    assert int(evidence.figure("chains of 1 moves")) > 0


def test_a_block_that_is_vacant_takes_no_move() -> None:
    problem = make.problem(units=[make.unit("A-101"), make.unit("A-102")], firms=[make.firm("F1")])
    answer = [*block_chains(problem, make.plan(), 1, problem.quarters[0])][-1]
    assert answer.chains
    assert all(not chain.steps for chain in answer.chains)
