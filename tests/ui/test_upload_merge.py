"""A file of ours that comes back edited on the page that takes files in: what both changed is chosen cell by cell."""

from dataclasses import replace

import pytest

from planner.domain.projects.file_base import BASE_SHEET, MarkScope, mark_of, mark_rows
from planner.services.wording.grid_columns import column_title
from planner.tables.typed import typed_of
from planner.text import Lang
from planner.ui.app_services import editing, me
from planner.ui.markdown import show
from planner.ui.pages.upload import words
from tests.support.incoming import park
from tests.support.sheets import book_of, saved
from tests.ui.conftest import Opened
from tests.ui.test_upload import grid_of, press, upload

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("own_database")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_of_an_older_version_is_merged_and_what_both_changed_is_chosen(
    opened: Opened, lang: str
) -> None:
    screen = opened("upload", lang=lang)
    said = Lang(lang)
    firm = park().problem.firm["F04"]
    problem = park().problem
    firms = tuple(
        replace(one, jobs=77) if one in (firm, problem.firm["F05"]) else one for one in problem.firms
    )
    editing().lay_in(me(), "ziyuan", replace(park(), problem=replace(problem, firms=firms)), revision=-1)
    table = typed_of(park(), "firms")
    place = table.columns.index
    rows = [list(row) for row in table.rows]
    (row,) = [row for row in rows if row[place("firm_id")] == "F04"]
    row[place("jobs")], row[place("product")] = "33", "试剂"
    marked = {
        "firms": [list(table.columns), *rows],
        "招商项目台账": [
            ["项目名称", "企业编号"],
            *([f.name.zh, f.firm_id] for f in problem.firms if f != firm),
        ],
        BASE_SHEET: [list(one) for one in mark_rows(mark_of(park(), MarkScope.FACTS))],
    }
    screen = upload(screen, saved(book_of(marked)))
    assert words.BASE_VERSION.say(said).split("{")[0] in screen.said()
    assert [row[1:] for row in grid_of(screen, f"upload_part_{words.CHANGED.en}")] == [
        ["F04", column_title("firms", "product").say(said), firm.product, "试剂"]
    ]
    assert [row[1] for row in grid_of(screen, "upload_kept_cells")] == ["F05"]
    (gap,) = grid_of(screen, f"upload_part_{words.GAPS.en}")
    assert gap[1].startswith("F04 ")
    choice = screen.test.radio(key="upload_clash_firms_F04_jobs")
    assert choice.value is None
    assert str(firm.jobs) in choice.label
    assert choice.options == [
        show(words.OF_PROJECT.fill(said, value="77")),
        show(words.OF_FILE.fill(said, value="33")),
    ]
    assert screen.test.button(key="upload_apply").disabled
    choice.set_value("mine").run()
    assert not screen.test.button(key="upload_apply").disabled
    press(screen, "upload_all_saved")
    press(screen, "upload_apply")
    desk = editing().desk(me(), "ziyuan")
    assert desk.dossier is not None
    taken = desk.dossier.problem.firm
    assert (taken["F04"].jobs, taken["F04"].product, taken["F05"].jobs) == (33, "试剂", 77)
    press(screen, "edit_undo")
    desk = editing().desk(me(), "ziyuan")
    assert desk.dossier is not None
    assert desk.dossier.problem.firm["F04"].jobs == 77
