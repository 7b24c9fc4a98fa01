"""Bundles found and judged again."""

from pathlib import Path

import pytest

from planner.domain.solving.report import Report
from planner.exports.bundle import bundle_bytes
from planner.exports.bundle_reading import MOST_PACKED_BYTES
from planner.services.planning.solving import report_on
from planner.services.projects.bundles import BUNDLE_NAME, check_bundle, find_bundle
from planner.text import Lang
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1")])


def report(*units: str) -> Report:
    return report_on(PROBLEM, reports.outcome(PROBLEM, make.plan(make.placement("F1", units)), stages=()))


def written(folder: Path, *units: str) -> Path:
    path = folder / BUNDLE_NAME
    path.write_bytes(bundle_bytes(report(*units)))
    return path


def test_a_bundle_is_found_by_its_path_and_by_its_folder(tmp_path: Path) -> None:
    path = written(tmp_path, "A-101")
    assert find_bundle(path) == find_bundle(tmp_path) == path


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    assert find_bundle(tmp_path) is None
    assert find_bundle(tmp_path / "nowhere.zip") is None


def test_the_verdict_is_the_same_as_before_the_export(tmp_path: Path) -> None:
    verdict = check_bundle(written(tmp_path, "A-101", "A-201"))
    assert verdict.issues == ()
    assert verdict.report is not None
    assert verdict.report.findings == report("A-101", "A-201").findings
    assert verdict.report.broken
    assert not verdict.passes


def test_a_file_too_large_for_a_bundle_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.truncate(MOST_PACKED_BYTES * 4)
    verdict = check_bundle(path)
    assert verdict.report is None
    assert "larger than" in verdict.issues[0].message.say(Lang.EN)


@pytest.mark.parametrize("lang", list(Lang))
def test_a_file_that_cannot_be_opened_is_an_issue_by_name(tmp_path: Path, lang: Lang) -> None:
    verdict = check_bundle(tmp_path)  # a folder cannot be opened as a file
    assert verdict.report is None
    assert tmp_path.name in verdict.issues[0].message.say(lang)
