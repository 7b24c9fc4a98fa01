"""Names, kinds and contents of the files on offer."""

import zipfile
from io import BytesIO

import pytest

from planner.exports.bundle_reading import read_bundle
from planner.exports.csv_set import csv_files
from planner.services.planning.exporting import downloads, zipped
from planner.services.planning.solving import report_on
from planner.text import Lang
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1")])
REPORT = report_on(PROBLEM, reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101"))))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_files_say_park_goal_and_facts_in_their_names(lang: Lang) -> None:
    files = downloads(REPORT, lang, park="ziyuan", draw=lambda: "<svg/>")
    assert [one.key for one in files] == ["excel", "csv", "bundle", "svg"]
    assert len({one.file_name for one in files}) == 4
    for one in files:
        assert {"ziyuan", "default"} <= set(one.file_name.replace(".", "_").split("_"))
        assert PROBLEM.fingerprint[:8] in one.file_name


def test_a_park_of_any_name_gives_a_file_name_every_system_takes() -> None:
    for one in downloads(REPORT, Lang.ZH, park='a/b\\c:*?"<>|', draw=lambda: ""):
        assert not set(one.file_name) & set('/\\:*?"<>|')


def test_nothing_is_made_before_it_is_asked_for() -> None:
    drawn: list[str] = []

    def draw() -> str:
        drawn.append("once")
        return "<svg>图</svg>"

    files = {one.key: one for one in downloads(REPORT, Lang.ZH, park="p", draw=draw)}
    assert drawn == []
    assert files["svg"].make().decode() == "<svg>图</svg>"
    assert drawn == ["once"]


def test_each_file_is_what_its_kind_says() -> None:
    files = {one.key: one.make() for one in downloads(REPORT, Lang.EN, park="p", draw=lambda: "")}
    assert read_bundle(files["bundle"]).bundle is not None
    assert "xl/workbook.xml" in zipfile.ZipFile(BytesIO(files["excel"])).namelist()
    with zipfile.ZipFile(BytesIO(files["csv"])) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == dict(csv_files(REPORT, lang=Lang.EN))


def test_equal_files_make_an_equal_zip() -> None:
    assert zipped({"a": b"1", "b": b"2"}) == zipped({"a": b"1", "b": b"2"})
