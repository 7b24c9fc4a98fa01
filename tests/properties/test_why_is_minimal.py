"""What is told to be in the way of a place, and what a place costs, on a few random parks."""

from tests.campaigns import why_is_minimal


def test_sets_are_minimal_and_prices_are_those_of_a_fresh_solve() -> None:
    evidence = why_is_minimal.run(16, 0)
    assert not evidence.failures
    assert int(evidence.figure("blocked cells")) == 16
    assert int(evidence.figure("prices proven")) == 8
