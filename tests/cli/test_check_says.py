"""`check` says what the certificate claims, in words and as one JSON object."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import STATUS_TITLES, Limits, Status
from planner.domain.solving.report import Report
from planner.domain.solving.task import Task, best_so_far
from planner.exports.bundle import bundle_bytes
from planner.services.planning.solving import plan_dossier, report_on
from planner.text import Lang
from planner.views.unplaced import rule_title
from tests.cli.parks import Said, call, two_firms
from tests.exports.test_bundle import members, signed

KEYS = [
    "passes", "status", "objective", "bound", "gap", "stages", "limits", "placed", "unplaced", "fingerprint",
    "findings", "issues",
]  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return plan_dossier(Dossier(problem=two_firms()), Limits())


def checked(folder: Path, report: Report, *options: str) -> Said:
    path = folder / "some.zip"
    path.write_bytes(bundle_bytes(report))
    return call("check", path, *options)


def kept(report: Report, status: Status, *, with_plan: bool = True) -> Report:
    """Return what is kept of a solve that gave no outcome."""
    plan = report.plan if with_plan else None
    job = Task(task_id="j", fingerprint=report.problem.fingerprint, limits=Limits(), plan=plan)
    return report_on(report.problem, best_so_far(job, status, note="gone", seconds=1.0))


def test_the_lines_of_the_certificate_are_printed(report: Report, tmp_path: Path) -> None:
    objective = f"{report.outcome.objective:,}"
    for lang, titles in (
        (Lang.ZH, ("状态", "目标值", "上界", "差距")),
        (Lang.EN, ("Objective", "Bound", "Gap")),
    ):
        said = checked(tmp_path, report, "--lang", lang.value)
        lines = said.out.splitlines()
        assert said.status == 0
        for title in titles:
            assert any(title in line for line in lines), title
        assert sum(objective in line for line in lines) >= 2
        assert STATUS_TITLES[Status.PROVEN_OPTIMAL].say(lang) in lines[-1]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.FAILED])
@pytest.mark.parametrize("lang", list(Lang))
def test_a_sound_plan_of_a_solve_that_did_not_end_well_passes_and_says_so(
    report: Report, tmp_path: Path, status: Status, lang: Lang
) -> None:
    said = checked(tmp_path, kept(report, status), "--lang", lang.value)
    assert said.status == 0
    last = said.out.splitlines()[-1]
    assert STATUS_TITLES[status].say(lang) in last
    assert {Lang.ZH: "求解没有完成", Lang.EN: "did not end well"}[lang] in last


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.FAILED, Status.NO_PLAN, Status.INFEASIBLE])
@pytest.mark.parametrize("lang", list(Lang))
def test_without_a_plan_nothing_passes(report: Report, tmp_path: Path, status: Status, lang: Lang) -> None:
    said = checked(tmp_path, kept(report, status, with_plan=False), "--lang", lang.value)
    assert said.status == 1
    last = said.out.splitlines()[-1]
    assert STATUS_TITLES[status].say(lang) in last
    assert {Lang.ZH: "没有方案", Lang.EN: "no plan"}[lang] in last


def test_figures_without_a_plan_are_a_finding(report: Report, tmp_path: Path) -> None:
    none = kept(report, Status.NO_PLAN, with_plan=False)
    said = checked(tmp_path, replace(none, outcome=replace(none.outcome, objective=9)), "--json")
    assert said.status == 1
    assert [one["clause"] for one in said.told["findings"]] == ["objective"]


def test_json_prints_one_object_with_the_keys_of_the_contract(report: Report, tmp_path: Path) -> None:
    said = checked(tmp_path, report, "--json")
    told, outcome = said.told, report.outcome
    assert said.status == 0
    assert list(told) == KEYS
    assert (told["passes"], told["findings"], told["issues"]) == (True, [], [])
    assert (told["status"], told["objective"], told["bound"], told["gap"]) == (
        "proven_optimal",
        outcome.objective,
        outcome.bound,
        0.0,
    )
    assert [stage["goal"] for stage in told["stages"]] == [stage.goal for stage in outcome.stages]
    assert set(told["limits"]) == {"time_limit_s", "gap", "nodes", "seed"}
    assert (told["placed"], told["unplaced"]) == (2, ["F2"])
    assert told["fingerprint"] == report.problem.fingerprint


def test_json_tells_findings_and_no_plan(report: Report, tmp_path: Path) -> None:
    boast = replace(report, outcome=replace(report.outcome, bound=10**9))
    said = checked(tmp_path, boast, "--json")
    assert (said.status, said.told["passes"]) == (1, False)
    assert {(one["rule"], one["clause"]) for one in said.told["findings"]} == {("certificate", "bound")}
    said = checked(tmp_path, kept(report, Status.FAILED, with_plan=False), "--json")
    assert (said.status, said.told["passes"], said.told["placed"]) == (1, False, None)


def test_json_of_what_cannot_be_read_names_the_fault(tmp_path: Path) -> None:
    path = tmp_path / "photo.zip"
    path.write_bytes(b"not a zip")
    said = call("check", path, "--json")
    assert said.status == 2
    assert list(said.told) == KEYS
    assert (said.told["passes"], said.told["status"]) == (False, None)
    (issue,) = said.told["issues"]
    assert set(issue) == {"severity", "file", "text_zh", "text_en"}
    assert (issue["severity"], issue["file"]) == ("error", "photo.zip")


@pytest.mark.parametrize("gap", [float("nan"), float("inf"), -1.0, 1e300])
def test_a_gap_that_is_no_gap_is_a_finding_and_sound_json(report: Report, tmp_path: Path, gap: float) -> None:
    contents = members(bundle_bytes(report))
    contents |= {"outcome.json": _with_gap(contents["outcome.json"], gap)}
    path = tmp_path / "forged.zip"
    path.write_bytes(signed(contents))
    said = call("check", path, "--json")
    assert said.status == call("check", path).status != 0
    assert said.told["passes"] is False


def _with_gap(outcome: bytes, gap: float) -> bytes:
    told = json.loads(outcome)
    told["gap"] = gap
    for stage in told["stages"]:
        stage["gap"] = gap
    return json.dumps(told).encode()


@pytest.mark.parametrize("lang", list(Lang))
def test_a_report_that_boasts_is_named_field_by_field(report: Report, tmp_path: Path, lang: Lang) -> None:
    contents = members(bundle_bytes(report))
    told = json.loads(contents["report.json"]) | {"objective": 999_999, "placed": 45}
    path = tmp_path / "boast.zip"
    path.write_bytes(signed(contents | {"report.json": json.dumps(told).encode()}))
    said = call("check", path, "--lang", lang.value)
    assert said.status == 1
    lines = [line for line in said.out.splitlines() if line.startswith(rule_title("certificate").say(lang))]
    assert len(lines) == 2
    assert "objective" in lines[0]
    assert "999999" in lines[0]
    assert "placed" in lines[1]


def test_a_report_that_is_none_is_refused_by_name(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    path.write_bytes(signed(members(bundle_bytes(report)) | {"report.json": b"[]"}))
    said = call("check", path, "--lang", "en")
    assert said.status == 2
    assert "report.json" in said.err


def test_figures_of_any_length_are_told_without_a_stumble(report: Report, tmp_path: Path) -> None:
    last = report.outcome.stages[-1]
    forged = replace(last, objective=-(10**60), bound=10**60, seconds=1e200)
    outcome = replace(
        report.outcome, objective=10**60, seconds=1e200, stages=(*report.outcome.stages[:-1], forged)
    )
    for options in ((), ("--json",)):
        assert checked(tmp_path, replace(report, outcome=outcome), *options).status == 1
