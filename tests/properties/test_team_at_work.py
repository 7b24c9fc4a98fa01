"""In small what `python3 run.py campaign team-at-work` counts."""

from tests.campaigns import team_at_work


def test_whatever_people_do_one_after_another_nothing_acknowledged_is_lost() -> None:
    evidence = team_at_work.run(3, 0)
    assert evidence.failures == ()
    assert int(evidence.figure("acts")) > 0
