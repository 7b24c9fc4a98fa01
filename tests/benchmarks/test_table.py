"""The page: every solver has its row, times are ratios to ours, and nothing tells of the machine but its size."""

import dataclasses
import platform
from pathlib import Path

import pytest

from benchmarks.__main__ import headline_of
from benchmarks.account import Account, Ending
from benchmarks.rows import OURS, Row, Rows
from benchmarks.runner import Peer, Terms
from benchmarks.scores import Verdict, figure, score, tally, times
from benchmarks.table import page
from tests.benchmarks.told import OWN, account, results, row

ROOT = Path(__file__).resolve().parents[2]
SLOWER = account(Ending.DONE, 6.0, (1.0, 90.0, 130.0), (3.0, 99.5, 130.0))
STOPPED = account(Ending.LIMIT, 9.0, (2.0, 98.0, 107.0), value=98)
TERMS = Terms(seconds=9.0)


def rendered(*rows: Row, said: tuple[str, ...] = ()) -> str:
    peers = {"highs": Peer("/somewhere/python", "1.2.3")}
    return page(
        {"small": [results(row(OURS, OWN), *rows)]}, TERMS, peers, command="python3 run.py bench", said=said
    )


def line(text: str, solver: str) -> list[str]:
    part = text.partition("## Small")[2]
    found = next(one for one in part.splitlines() if f"| {solver} |" in one)
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_times_are_told_with_their_ratio_to_ours() -> None:
    text = rendered(row("highs", SLOWER), row("highs", SLOWER, from_plan=True))
    assert line(text, "Park Planner")[2:] == ["100", "0", "2.00 / 4.00", "0.50", "–", "–"]
    assert line(text, "HiGHS")[2:] == ["100", "0", "6.00 / 12.00 (3×)", "3.00", "6.00 / 12.00 (3×)", "3.00"]


def test_a_solver_stopped_by_the_limit_shows_its_plan_and_its_gap_and_counts_as_the_limit() -> None:
    text = rendered(row("cbc", STOPPED))
    assert line(text, "CBC")[2:] == ["98", "9.18%", "> 9 (≥ 4.5×)", "> 9", "–", "–"]


def test_a_solver_that_failed_says_so() -> None:
    failed = Account(ending=Ending.FAILED, words="out of memory")
    assert line(rendered(row("scip", failed)), "SCIP")[2] == "failed: out of memory"


def test_the_median_of_the_runs_counts() -> None:
    runs = [
        row(OURS, account(Ending.DONE, at, (at, 100.0, 100.0)), turn=n)
        for n, at in enumerate((1.0, 5.0, 2.0))
    ]
    assert results(*runs)[OURS, False].seconds == pytest.approx(2.0)


def test_wins_losses_and_open_cases_are_told_and_losses_by_name() -> None:
    quicker = account(Ending.DONE, 1.0, (0.2, 100.0, 100.0))
    case = results(row(OURS, OWN), row("highs", quicker), row("cbc", STOPPED))
    assert score(case, "highs", from_plan=False, limit=9.0).verdict is Verdict.LOST  # type: ignore[union-attr]
    assert tally([case], "cbc", from_plan=False, limit=9.0).told == "1 / 0 / 0, 4.5×"
    both = results(row(OURS, STOPPED), row("highs", STOPPED))
    assert tally([both], "highs", from_plan=False, limit=9.0).told == "0 / 0 / 1, –"
    assert "- park (2.00 s): HiGHS 0.5×" in rendered(row("highs", quicker))


def test_the_headline_counts_proofs_and_means() -> None:
    said = headline_of(rendered(row("highs", SLOWER), row("cbc", STOPPED)))
    assert said.startswith("Within 9 processor seconds Park Planner proves the best plan of 1 of 1 programs")
    assert "HiGHS proves 1 of 1 and takes 3 times as long (1 won, 0 lost)" in said
    assert "CBC proves 0 of 1 and takes 4.5 times as long" in said


def test_the_headline_says_whom_unlike_loads_flatter() -> None:
    assert headline_of(rendered(row("highs", SLOWER))).endswith("counts as the limit.")
    busy = dataclasses.replace(row("highs", SLOWER), load=(4.0, 4.0))
    assert headline_of(rendered(busy)).endswith(
        "at a load of about 2, the others at about 4, which flatters us."
    )


def test_contradictions_stand_on_the_page_and_agreement_only_without_them() -> None:
    assert "**The solvers agree:**" in rendered()
    text = rendered(said=("park: proven values differ",))
    assert "- park: proven values differ" in text
    assert "**The solvers agree:**" not in text


def test_the_page_names_no_machine_and_no_place_on_it() -> None:
    text = rendered(row("highs", SLOWER))
    assert "cores" in text
    assert "/somewhere" not in text
    assert str(Path.home()) not in text
    assert platform.node() not in text.replace("Park", "")


def test_rows_are_kept_and_answer_only_for_what_they_were_asked(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    Rows(path).keep(row("cbc", STOPPED))
    kept = Rows(path).find("park", "cbc")
    assert kept == row("cbc", STOPPED)
    assert kept is not None
    assert kept.holds(digest="d", limit=9.0, threads=2, version="1.0")
    assert not kept.holds(digest="d", limit=10.0, threads=2, version="1.0")
    assert not kept.holds(digest="other", limit=9.0, threads=2, version="1.0")
    assert row("cbc", SLOWER).holds(digest="d", limit=100.0, threads=2, version="1.0")


@pytest.mark.parametrize(("seconds", "ours", "ratio"), [(2.0, 1.0, 2.0), (0.0, 0.0, 1.0), (0.0, 0.02, 0.5)])
def test_a_ratio_never_divides_by_less_than_the_hundredth_told(
    seconds: float, ours: float, ratio: float
) -> None:
    assert times(seconds, ours) == pytest.approx(ratio)
    assert [figure(one) for one in (0.421, 3.456, 17.2, None)] == ["0.42", "3.5", "17", "–"]


def test_the_readme_tells_the_headline_of_the_results() -> None:
    published = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8")
    assert headline_of(published) in (ROOT / "README.md").read_text("utf-8")
