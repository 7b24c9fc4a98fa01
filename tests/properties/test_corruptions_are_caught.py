"""In small what `python3 run.py campaign corruptions` counts."""

from tests.campaigns import corruptions
from tests.support.corruptions import KINDS, kind_of


def test_every_kind_of_corruption_is_caught_under_its_rule_and_subjects() -> None:
    evidence = corruptions.run(2, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("spoiled plans")) == 2 * len(KINDS)


def test_there_are_at_least_twenty_five_kinds() -> None:
    assert len({kind_of(corruption) for corruption in KINDS}) >= 25
