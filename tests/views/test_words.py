"""Classes by which views group and colour."""

import pytest

from planner.domain.vocabulary.terms import Family, Stage
from planner.views.words import FAMILIES, Expiry, StageGroup, expiry_of, stage_group_of


def test_there_are_at_most_eight_families_and_each_has_a_name() -> None:
    assert len(Family) <= 8
    assert set(FAMILIES) == set(Family)


def test_every_stage_has_a_step_on_the_colour_scale() -> None:
    assert {stage_group_of(stage) for stage in Stage} == set(StageGroup)


@pytest.mark.parametrize(
    ("left", "expiry"),
    [
        (0, Expiry.WITHIN_2),
        (2, Expiry.WITHIN_2),
        (3, Expiry.WITHIN_4),
        (8, Expiry.WITHIN_8),
        (9, Expiry.LATER),
    ],
)
def test_leases_are_classed_by_the_quarters_left(left: int, expiry: Expiry) -> None:
    assert expiry_of(left) is expiry
