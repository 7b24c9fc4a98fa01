"""Sweeps: the same table wherever it is made, partial tables, a stop, breaks and tornados in words."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.sweep import _followed
from planner.domain.edits import EditConflict
from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import Limits, Status
from planner.domain.sweeping.sweep import Sweep
from planner.domain.sweeping.sweep_result import SweepTable
from planner.domain.vocabulary.terms import Resource
from planner.exports.bundle import bundle_bytes
from planner.exports.sweep_json import table_object
from planner.processes.executor import TaskAnswer
from planner.processes.tasks import Stop, TaskContext, task_named
from planner.services.planning.solving import plan_dossier
from planner.services.studies.sweeps import executor_for, run_sweep, sentences_of, sweep_from_json, tornado
from planner.text import Lang
from tests.support import make
from tests.support.cluster import cluster

PROBLEM = make.problem(
    units=[make.unit("A-101"), make.unit("B-101"), make.unit("B-102")],
    buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q2")),
    firms=[
        make.firm("F1", latest="2024Q1", steam_tph=Decimal(3)),
        make.firm("F2", latest="2024Q3", steam_tph=Decimal(3)),
        make.firm("F3", latest="2024Q4", steam_tph=Decimal(2)),
    ],
    caps=(make.cap(Resource.STEAM, 8),),
)
BASE = plan_dossier(Dossier(problem=PROBLEM), Limits())
LATE = {"edit": {"kind": "delay_handover", "phase": "2"}, "field": "quarters", "values": [0, 1, 2, 3]}
STEAM = {
    "edit": {"kind": "set_cap", "park": "P", "resource": "steam_tph", "from": "2024Q1"},
    "field": "value",
    "values": [8, 5],
    "title": "steam",
}


def swept(**facts: Any) -> Sweep:
    return sweep_from_json(json.dumps({"name": "s", "axes": [LATE, STEAM], **facts}))


def last(tables: Iterable[SweepTable]) -> SweepTable:
    return list(tables)[-1]


@pytest.fixture(scope="module")
def grid() -> SweepTable:
    return last(run_sweep(BASE, swept(), executor_for(workers=2)))


def test_a_grid_has_a_row_for_each_combination_in_order(grid: SweepTable) -> None:
    assert [row.values for row in grid.rows] == [(late, cap) for late in range(4) for cap in (8, 5)]
    assert grid.is_complete
    assert {row.status for row in grid.rows} == {Status.PROVEN_OPTIMAL}
    assert not any(row.may_differ or row.broken for row in grid.rows)
    assert [sorted(row.placed) for row in grid.rows if row.values[1] == 8] == [
        ["F1", "F2", "F3"],
        ["F1", "F2", "F3"],
        ["F1", "F3"],
        ["F1"],
    ]


def test_the_break_is_told_by_the_quarter_of_the_handover(grid: SweepTable) -> None:
    said = [one.say(Lang.EN) for one in sentences_of(PROBLEM, grid)]
    assert "phase 2 handed over later than 2024Q3 costs F2" in said
    assert "phase 2 handed over later than 2024Q4 costs F3" in said
    assert any(line.startswith("steam at 5 instead of 8 costs F") for line in said)
    assert all("{" not in one.say(lang) for one in sentences_of(PROBLEM, grid) for lang in Lang)


class OneByOne:
    """Works on an order when its answer is asked for, so that a stop is heard before the next, however fast they are."""

    name = "here"

    def answers(self, task: str, orders: Sequence[str], *, should_stop: Stop) -> Iterator[TaskAnswer]:
        for number, order in enumerate(orders):
            if should_stop():
                return
            yield TaskAnswer(number, task_named(task)(order, TaskContext(should_stop=should_stop)))

    def close(self) -> None:
        """Let nobody go."""


def test_tables_grow_row_by_row_and_a_stop_leaves_the_rest_out() -> None:
    seen: list[SweepTable] = []
    for table in run_sweep(BASE, swept(), OneByOne(), should_stop=lambda: len(seen) > 2):
        seen.append(table)  # noqa: PERF402  # the stop looks at it meanwhile
    sizes = [len(table.rows) for table in seen]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert not seen[-1].is_complete


def test_a_tornado_ranks_inputs_by_their_swing() -> None:
    table = last(run_sweep(BASE, swept(one_at_a_time=True), executor_for(workers=2)))
    assert [row.values for row in table.rows] == [*((late, None) for late in range(4)), (None, 8), (None, 5)]
    bars = tornado(table, "firms_placed")
    assert [(bar.title, bar.base, bar.least, bar.greatest, bar.swing) for bar in bars] == [
        ("delay_handover 2 quarters", 3, 1, 3, 2),
        ("steam", 3, 2, 3, 1),
    ]
    assert (bars[0].least_at, bars[1].least_at) == (3, 5)


def test_every_fault_of_a_sweep_is_named_before_anything_is_solved() -> None:
    bad = swept(edits=[{"kind": "pin", "firm": "F8"}, {"kind": "remove_firm", "firm": "F9"}])
    with pytest.raises(EditConflict) as caught:
        list(run_sweep(BASE, bad, executor_for()))
    assert len(caught.value.issues) == 2


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"axes": []}', '{"axes": [{"edit": {}, "field": "x"}]}', '{"axs": 1}']
)
def test_a_file_that_is_no_sweep_is_refused(text: str) -> None:
    with pytest.raises(EditConflict, match="The sweep file cannot be read"):
        sweep_from_json(text)


def test_a_list_of_points_is_solved_in_its_order() -> None:
    table = last(run_sweep(BASE, swept(points=[[3, 8], [None, 5]]), executor_for(workers=1)))
    assert [(row.values, len(row.placed)) for row in table.rows] == [((3, 8), 1), ((None, 5), 2)]
    for points in ([[1]], [[9, 8]]):
        with pytest.raises(EditConflict, match="points"):
            swept(points=points)


def test_a_grid_has_at_most_three_axes() -> None:
    with pytest.raises(EditConflict, match="4, at most 3"):
        swept(axes=[LATE, STEAM, LATE, STEAM])


@pytest.mark.slow
def test_the_same_seed_gives_the_same_table_on_a_cluster_of_two_workers(
    grid: SweepTable, tmp_path: Path
) -> None:
    with cluster(tmp_path, workers=2) as address:
        executor = executor_for(address)
        try:
            table = last(run_sweep(BASE, swept(), executor))
        finally:
            executor.close()
    assert table_object(table, ()) == table_object(grid, ())


def test_the_command_line_sweeps_a_bundle(grid: SweepTable, tmp_path: Path) -> None:
    (tmp_path / "base.zip").write_bytes(bundle_bytes(BASE))
    file = tmp_path / "sweep.json"
    file.write_text(json.dumps({"name": "s", "base": "base.zip", "axes": [LATE, STEAM]}), "utf-8")
    table = tmp_path / "table.csv"
    result = CliRunner().invoke(app, ["sweep", str(file), "--json", "--out", str(table), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == json.loads(
        json.dumps(table_object(grid, sentences_of(PROBLEM, grid)))
    )
    assert len(table.read_text("utf-8-sig").splitlines()) == 9
    assert CliRunner().invoke(app, ["sweep", str(tmp_path / "none.json")]).exit_code == 2


def test_a_sweep_broken_off_keeps_the_rows_there_are(grid: SweepTable) -> None:
    def tables() -> Iterator[SweepTable]:
        yield replace(grid, rows=())
        yield replace(grid, rows=grid.rows[:2])
        raise KeyboardInterrupt

    table = _followed(tables(), Lang.EN)
    assert len(table.rows) == 2
    assert not table.is_complete
