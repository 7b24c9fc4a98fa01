"""The command itself: a folder of tables measured, faults named, peers in an environment of their own."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import run
from benchmarks import __main__ as bench
from benchmarks import child, peers, runner
from benchmarks import rows as rows_of
from benchmarks.parks import dossier_of
from benchmarks.rows import OURS, TITLES, Row, Rows
from benchmarks.shapes import ParkShape
from planner.tables.writing import write_folder
from tests.benchmarks.told import OWN, row

TINY = ParkShape(name="tiny", seed=4, buildings=2)
ENDING = ParkShape(name="tiny", seed=6, buildings=2, ending=0.4)
NOTHING_FITS = ParkShape(name="tiny", seed=3, buildings=1)


@pytest.fixture(params=[TINY])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write_folder(dossier_of(request.param), tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.mark.slow
@pytest.mark.parametrize(
    "tables", [TINY, ENDING, NOTHING_FITS], ids=("tiny", "leases end", "nothing fits"), indirect=True
)
def test_a_folder_of_tables_is_measured_by_every_solver_and_all_agree(
    tables: Path, capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    """The benchmark in small: it fails on a wrong value, a wrong bound or a finding of the checker, never on time."""
    assert bench.main([str(tables), "--limit", "60", "--threads", "1", "--repeat", "1", "--alone"]) == 0
    text = capsys.readouterr().out
    assert "The solvers agree" in text
    assert str(tables.parent) not in text
    installed = runner.installed()
    assert "highs" in installed
    shown = text.partition("## Own tables")[2]
    for name, title in TITLES.items():
        is_here = name == OURS or name in installed
        assert f"| {title} |" in shown if is_here else f"{title} not installed" in text
    record_property("covered", f"benchmark peers: {', '.join(sorted(installed))}")


def test_a_folder_with_faults_is_refused_and_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "firms.csv").write_text("firm_id\nF1\n", "utf-8")
    assert bench.main([str(tmp_path), "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("error:") > 1


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(tmp_path / "nowhere"), "--lang", "en"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_solver_that_breaks_ends_the_command_with_one_and_is_named(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pulp.py").write_text("raise RuntimeError('broken')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    assert bench.main([str(tables), "--limit", "60", "--solver", "highs"]) == 1
    assert "- tiny: Park Planner failed: RuntimeError: broken" in capsys.readouterr().out


@pytest.mark.slow
def test_what_was_measured_is_not_measured_again_and_the_page_and_the_readme_are_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "PAGE", tmp_path / "RESULTS.md")
    monkeypatch.setattr(bench, "README", tmp_path / "README.md")
    monkeypatch.setattr(bench, "Rows", lambda: Rows(tmp_path / "rows.json"))
    bench.README.write_text(f"before\n{bench.MARKS[0]}\nold\n{bench.MARKS[1]}\nafter\n", "utf-8")
    call = [
        "--case",
        "small",
        "--solver",
        "highs",
        "--alone",
        "--limit",
        "60",
        "--repeat",
        "1",
        "--threads",
        "1",
    ]
    assert bench.main(call) == 0
    first = (tmp_path / "rows.json").read_bytes()
    assert bench.main(call) == 0
    assert (tmp_path / "rows.json").read_bytes() == first
    page = bench.PAGE.read_text("utf-8")
    assert bench.headline_of(page) in bench.README.read_text("utf-8")
    assert bench.README.read_text("utf-8").startswith("before\n")
    assert bench.main([*call, "--minutes", "0", "--case", "six"]) == 0
    assert "six" not in (tmp_path / "rows.json").read_text("utf-8")


@pytest.mark.parametrize("is_anew", [False, True])
def test_our_own_row_is_measured_again_where_the_source_changed_whichever_peer_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_anew: bool
) -> None:
    rows, made = Rows(tmp_path / "rows.json"), []

    def own_row(name: str, _folder: Path, engine: str, *, terms: runner.Terms, turn: int) -> Row:
        made.append(engine)
        return replace(row(OURS, OWN), engine=engine, limit=terms.seconds, turn=turn)

    monkeypatch.setattr(runner, "_own_row", own_row)
    terms = runner.Terms(seconds=9.0, repeats=1, solvers=("highs",), is_anew=is_anew)
    for engine in ("a", "a", "b"):
        monkeypatch.setattr(runner, "engine_digest", lambda engine=engine: engine)
        runner.measure("park", terms, {}, rows)
    assert made == (["a", "a", "b"] if is_anew else ["a", "b"])


def test_the_digest_of_our_source_is_of_what_the_models_import_and_of_nothing_else() -> None:
    files = {str(path.relative_to(run.ROOT)) for path in rows_of.engine_files()}
    assert {"models/patterns/tree.py", "planner/domain/park/problem.py", "planner/domain/keys.py"} <= files
    assert not {name for name in files if name.startswith(("planner/ui", "planner/domain/milestones"))}


def test_a_process_that_takes_too_long_is_ended() -> None:
    answer = child.run_child([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5)
    assert answer.code == -1


def test_a_process_that_fails_leaves_its_last_words() -> None:
    rows = Rows(None)
    runner.measure("no such case", runner.Terms(seconds=1.0, repeats=1), {}, rows)
    assert [row.account.ending for row in rows] == ["failed"]


@pytest.mark.slow
def test_the_peers_are_installed_once_in_an_environment_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "FOLDER", tmp_path / ".venv-bench")
    monkeypatch.setattr(peers, "LIST", tmp_path / "peers.txt")
    peers.LIST.write_text("# nothing\n", "utf-8")
    assert peers.peers_python() == []
    assert peers.install_peers() == 0
    assert "Installing the peers" in capfd.readouterr().out
    assert peers.install_peers() == 0
    assert capfd.readouterr().out == ""
    assert peers.peers_python() == [str(run.python_in(peers.FOLDER))]
    shutil.rmtree(peers.FOLDER)
