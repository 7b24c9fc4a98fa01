"""What must come of a change that alters nothing, or only adds: small counts of the campaign `metamorphic`."""

import pytest

from tests.campaigns import metamorphic
from tests.campaigns._evidence import Evidence


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return metamorphic.run(36, 0)


def test_a_park_changed_in_what_does_not_matter_is_worth_the_same(evidence: Evidence) -> None:
    assert not evidence.failures


def test_every_change_is_tried(evidence: Evidence) -> None:
    tried = dict(evidence.figures)
    assert all(change.__name__.replace("_", " ") in tried for change in metamorphic.CHANGES)
