"""Names, kinds and contents of the files on offer."""

import zipfile
from io import BytesIO

import pytest

from planner.exports.bundle_reading import read_bundle
from planner.exports.csv_set import csv_files
from planner.exports.zipping import zipped
from planner.services.planning.exporting import FILE_KINDS, FileOrder, downloads, file_order
from planner.services.planning.solving import report_on
from planner.text import Lang, Text
from tests.support import make, reports

PROBLEM = make.problem(firms=[make.firm("F1")])
REPORT = report_on(PROBLEM, reports.outcome(PROBLEM, make.plan(make.placement("F1", "A-101"))))


def order(name: str = "方案 3 · 税收") -> FileOrder:
    return file_order(REPORT, plan=Text(name, "Plan 3 · Tax"))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_files_say_park_plan_day_and_language_in_their_names(lang: Lang) -> None:
    files = downloads(order(), (lang,))
    assert [one.kind for one in files] == list(FILE_KINDS)
    assert len({one.file_name for one in files}) == len(files)
    plan, day = Text("方案-3-税收", "Plan-3-Tax").say(lang), str(PROBLEM.parks[0].cut_off)
    for one in files:
        if one.kind.has_language:
            said = one.file_name.rpartition(".")[0].split("_")
            assert said[1:] == [
                plan,
                one.kind.what.say(lang).replace(" ", "-"),
                day,
                Text("中文", "English").say(lang),
            ]


def test_a_plan_of_any_name_gives_a_file_name_every_system_takes() -> None:
    for one in downloads(order('a/b\\c:*?"<>|' + "长" * 200), list(Lang)):
        assert not set(one.file_name) & set('/\\:*?"<>|')
        assert len(one.file_name.encode()) < 255


def test_nothing_is_made_before_it_is_asked_for() -> None:
    drawn: list[Lang] = []

    def draw(lang: Lang) -> str:
        drawn.append(lang)
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>图</text></svg>'

    files = {one.kind.key: one for one in downloads(file_order(REPORT, draw=draw), (Lang.EN,))}
    assert drawn == []
    assert "图" in files["svg"].make().decode()
    assert drawn == [Lang.EN]


def test_each_file_is_what_its_kind_says() -> None:
    files = {one.kind.key: one.make() for one in downloads(order(), (Lang.EN,)) if one.kind.key != "handover"}
    assert read_bundle(files["bundle"]).bundle is not None
    assert "xl/workbook.xml" in zipfile.ZipFile(BytesIO(files["excel"])).namelist()
    with zipfile.ZipFile(BytesIO(files["csv"])) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == dict(csv_files(REPORT, lang=Lang.EN))
    assert all(files[one.key].startswith(b"%PDF") for one in FILE_KINDS if one.suffix == ".pdf")


def test_the_hand_over_pack_holds_what_colleagues_act_on_under_its_own_names() -> None:
    one, both = (
        {file.kind.key: file for file in downloads(order(), langs)} for langs in ((Lang.ZH,), list(Lang))
    )
    with zipfile.ZipFile(BytesIO(both["handover"].make())) as archive:
        names = archive.namelist()
    assert {one[key].file_name for key in ("excel", "gantt_png")} < set(names)
    assert {both[key].file_name for key in ("firms", "moves")} < set(names)
    assert [name.rpartition(".")[2] for name in names] == ["xlsx", "xlsx", "pdf", "pdf", "png", "png"]


def test_a_file_of_one_language_comes_in_both_as_two() -> None:
    files = {one.kind.key: one for one in downloads(order(), list(Lang))}
    assert files["excel"].mime == "application/zip"
    with zipfile.ZipFile(BytesIO(files["excel"].make())) as archive:
        assert len(archive.namelist()) == len(Lang)


def test_equal_files_make_an_equal_zip() -> None:
    assert zipped({"a": b"1", "b": b"2"}) == zipped({"a": b"1", "b": b"2"})
