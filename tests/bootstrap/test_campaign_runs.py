"""Campaigns that add up: runs one after the other make one page, and none counts twice."""

from dataclasses import replace

from tests.campaigns._evidence import (
    Campaign,
    Evidence,
    Run,
    failures_of,
    joined,
    page_of_runs,
    runs_on,
    sums_of,
)

CAMPAIGN = Campaign(
    "of-parks",
    "Parks hold.",
    count=50,
    run=lambda count, seed: Evidence(()),
    step=10,
    judge=lambda sums: ("too few",) if sums["parks"] < 30 else (),
)
FIRST = Run(0, 10, "abc", "2024-01-01", 1.5, {"parks": 10, "proven": 7}, ("seed 3: wrong",))


def test_a_run_of_the_same_commit_goes_on_and_its_figures_add_up() -> None:
    (run,) = joined([FIRST], replace(FIRST, seed=10, after=20, failures=()))
    assert (run.seed, run.after, run.seconds) == (0, 20, 3.0)
    assert sums_of([run]) == {"parks": 20, "proven": 14}
    assert failures_of(CAMPAIGN, (run,)) == ("seed 3: wrong", "too few")


def test_a_run_of_another_commit_stands_by_itself_and_one_of_the_same_seeds_replaces() -> None:
    other = replace(FIRST, seed=10, after=20, commit="def")
    runs = joined([FIRST], other)
    assert [one.seed for one in runs] == [0, 10]
    again = replace(FIRST, commit="def", failures=())
    (whole,) = joined([FIRST], again)
    assert whole == again
    assert sums_of(runs)["parks"] == 20


def test_a_page_keeps_its_runs_and_says_how_to_go_on() -> None:
    runs = (
        *joined([FIRST], replace(FIRST, seed=10, after=15)),
        replace(FIRST, seed=15, after=20, commit="def"),
    )
    page = page_of_runs(CAMPAIGN, runs)
    assert runs_on(page) == runs
    assert "20 of 50; `python3 run.py campaign of-parks` goes on with the 30 left" in page
    assert "**3 failures.**" in page
    assert runs_on("# a page without runs") == ()
