"""`check`: 0 for a sound bundle, 1 with findings, 2 for what cannot be read."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.exports.bundle import bundle_bytes
from planner.services.planning.solving import plan_dossier
from planner.services.projects.bundles import BUNDLE_NAME
from planner.text import Lang
from planner.views.unplaced import rule_title
from tests.cli.parks import call, run_command, two_firms
from tests.support import make


@pytest.fixture(scope="module")
def report() -> Report:
    return plan_dossier(Dossier(problem=two_firms()), Limits())


@pytest.fixture
def bundle(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / BUNDLE_NAME
    path.write_bytes(bundle_bytes(report))
    return path


def test_a_sound_bundle_passes_by_file_and_by_folder(bundle: Path) -> None:
    for source in (bundle, bundle.parent):
        said = call("check", source, "--lang", "en")
        assert (said.status, said.err) == (0, "")
        assert "passes the independent checker" in said.out


@pytest.mark.slow
def test_what_plan_writes_check_reads_in_processes_of_their_own(park: Path, tmp_path: Path) -> None:
    assert run_command("plan", park, "--out", tmp_path / "out").status == 0
    assert run_command("check", tmp_path / "out").status == 0


@pytest.mark.parametrize(("lang", "word"), [(Lang.ZH, "违反 "), (Lang.EN, "finding")])
def test_a_plan_that_breaks_rules_is_told_rule_by_rule(
    report: Report, tmp_path: Path, lang: Lang, word: str
) -> None:
    crowded = make.plan(make.placement("F1", "A-101"), make.placement("F3", ("A-101", "A-102")))
    bad = replace(report, outcome=replace(report.outcome, plan=crowded))
    path = tmp_path / "bad.zip"
    path.write_bytes(bundle_bytes(bad))
    said = call("check", path, "--lang", lang.value)
    assert said.status == 1
    assert rule_title("unit_once").say(lang) in said.out
    assert "unit_once" not in said.out
    assert "A-101" in said.out
    assert word in said.out


def test_a_claim_that_is_not_true_is_a_finding(report: Report, tmp_path: Path) -> None:
    boast = replace(report.outcome, objective=(report.outcome.objective or 0) + 1)
    path = tmp_path / "boast.zip"
    path.write_bytes(bundle_bytes(replace(report, outcome=boast)))
    assert call("check", path).status == 1


@pytest.mark.parametrize("lang", list(Lang))
def test_where_there_is_no_bundle_it_says_so(tmp_path: Path, lang: Lang) -> None:
    for source in (tmp_path, tmp_path / "nowhere", tmp_path / "nowhere.zip"):
        said = call("check", source, "--lang", lang.value)
        assert said.status == 2
        assert str(source) in said.err


def test_a_file_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.zip"
    path.write_bytes(b"not a zip")
    said = call("check", path)
    assert said.status == 2
    assert "photo.zip" in said.err


@pytest.mark.parametrize("member", ["problem.json", "plan.json", "outcome.json"])
def test_a_member_that_was_changed_is_named(bundle: Path, member: str) -> None:
    with zipfile.ZipFile(bundle) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data.replace(b"F1", b"F2") if name == member else data)
    said = call("check", bundle, "--lang", "en")
    assert said.status == 2
    assert member in said.err


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
def test_a_bundle_cut_short_is_refused(bundle: Path, keep: float) -> None:
    data = bundle.read_bytes()
    bundle.write_bytes(data[: int(len(data) * keep)])
    assert call("check", bundle).status == 2
