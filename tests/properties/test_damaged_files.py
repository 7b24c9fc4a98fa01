"""In small what `python3 run.py campaign damaged-files` counts."""

import pytest

from tests.campaigns import damaged_files


@pytest.mark.slow
def test_damaged_files_never_break_hang_or_change_anything_in_silence() -> None:
    evidence = damaged_files.run(60, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("refused as a file")) > 0
