"""Large parks on the page of results: what was known when, and what workers would bring."""

from pathlib import Path

import pytest

from benchmarks.large import OrderTimes
from benchmarks.large_cluster import ClusterRun, Known, Traffic
from benchmarks.large_runs import LargeRun, keep, large_runs, section

RUN = LargeRun(
    case="hundred",
    buildings=100,
    firms=397,
    candidates=52_999,
    built_s=7.0,
    spent_s=61.0,
    memory_mb=435,
    engine="0123456789ab",
    made="2026-11-30 09:00",
    trail=((7.5, None, 1_100), (9.0, 900, 1_100), (20.0, 1_000, 1_100), (40.0, 1_000, 1_050)),
    pricing_s=44.0,
    with_workers={"1": 54.0, "2": 32.0},
)


def test_a_run_is_kept_in_place_of_the_one_of_its_case(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    assert large_runs(path) == ()
    for case, buildings in (("two-fifty", 250), ("hundred", 100), ("hundred", 101)):
        keep(LargeRun(**{**vars(RUN), "case": case, "buildings": buildings}), path)
    assert [(one.case, one.buildings, one.trail) for one in large_runs(path)] == [
        ("hundred", 101, RUN.trail),
        ("two-fifty", 250, RUN.trail),
    ]


def test_the_section_says_what_was_known_when_and_nothing_of_later() -> None:
    lines = list(section([RUN]))
    shown = next(line for line in lines if line.startswith("| hundred | 900"))
    assert shown == (
        "| hundred | 900 / 1,100 (22.22%) | 1,000 / 1,100 (10.00%) | 1,000 / 1,050 (5.00%) | – | – |"
    )
    assert "| hundred | 54.0 | 81% | 54.0 (1.00×) | 32.0 (1.69×) |" in lines
    assert list(section([])) == []


@pytest.mark.parametrize(("workers", "seconds"), [(1, 9.0), (2, 6.0), (3, 5.0), (9, 5.0)])
def test_the_first_free_worker_takes_the_next_order(workers: int, seconds: float) -> None:
    times = OrderTimes()
    times.rounds = [[1.0, 2.0, 3.0], [2.0, 1.0]]
    assert times.with_workers(workers) == pytest.approx(seconds)


def test_what_goes_over_the_network_is_counted_and_another_way_to_the_plan_is_told() -> None:
    traffic = Traffic(lambda orders, _: iter([(at, order * 2) for at, order in enumerate(orders)]))
    assert list(traffic(["ab", "c"], lambda: False)) == [(0, "abab"), (1, "cc")]
    last: Known = (90, 100)
    alone = ClusterRun(0, trail=[last])
    for before, told in (((), "same"), (((80, 100),), "ANOTHER WAY")):
        run = ClusterRun(2, trail=[*before, last], rounds=1, traffic=traffic)
        assert f"90 / 100 (11.11%), {told} |" in run.told(alone)
    assert (traffic.sent, traffic.received) == (3, 6)
