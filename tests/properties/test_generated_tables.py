"""In small what `python3 run.py campaign generated-tables` counts."""

import pytest

from tests.campaigns import generated_tables


@pytest.mark.slow
def test_generated_tables_come_to_what_they_say_or_are_refused_where_they_are_spoiled() -> None:
    evidence = generated_tables.run(40, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("spoiled cells")) > 0
    assert int(evidence.figure("accepted")) > 0
