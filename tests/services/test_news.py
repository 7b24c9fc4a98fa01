"""News told of the facts: edits become a step of the draft and a version, or nothing at all."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.changes.merge import MergeSide
from planner.domain.edits import Edit
from planner.domain.edits.reports import FirmReport, HandoverReport
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage
from planner.services.database.opening import Store
from planner.services.editing.change_words import reports_text
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import EditConflict, Editing, EditorView, StaleDraft, StaleVersion
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from tests.support import make
from tests.support.kept import ANN, BOB


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def projects(store: Store) -> Projects:
    return Projects(store)


@pytest.fixture
def editing(store: Store, projects: Projects) -> Editing:
    return Editing(projects, Drafts(store))


@pytest.fixture
def project_id(projects: Projects) -> str:
    firms = [make.firm(one, stage=Stage.NEGOTIATING, probability=Decimal("0.4")) for one in ("F1", "F2")]
    return projects.create(ANN, "园区", Dossier(problem=make.problem(firms=firms))).project_id


def edits_of(desk: EditorView, *news: FirmReport | HandoverReport) -> tuple[Edit, ...]:
    assert desk.dossier is not None
    return tuple(edit for one in news for edit in one.edits(desk.dossier.problem))


def at_most(m2: int, firm_id: str = "F1") -> FirmReport:
    return FirmReport(firm_id=firm_id, area_max_m2=m2)


def facts(projects: Projects, project_id: str) -> Problem:
    return projects.open(project_id).dossier.problem


@pytest.mark.parametrize(
    "news",
    [
        FirmReport(firm_id="F1", signs=True),
        FirmReport(firm_id="F1", leaves=True),
        FirmReport(firm_id="F1", area_min_m2=700, area_max_m2=1200),
        FirmReport(firm_id="F1", desired_quarter=make.quarter("2024Q3")),
        HandoverReport(building_id="A", handover_quarter=make.quarter("2024Q4")),
    ],
)
def test_news_become_a_version_that_says_what_the_edits_make_of_the_facts(
    editing: Editing, projects: Projects, project_id: str, news: FirmReport | HandoverReport
) -> None:
    desk = editing.desk(ANN, project_id)
    assert desk.dossier is not None
    wanted = desk.dossier.problem
    for edit in edits_of(desk, news):
        wanted = edit.applied(wanted)
    editing.lay_edits(ANN, desk, edits_of(desk, news))
    assert editing.save(ANN, project_id).number == 2
    assert facts(projects, project_id) == wanted != desk.dossier.problem
    assert not editing.desk(ANN, project_id).is_changed


def test_facts_no_table_would_take_are_refused_with_their_cell_and_nothing_is_kept(
    editing: Editing, project_id: str
) -> None:
    desk = editing.desk(ANN, project_id)
    with pytest.raises(EditConflict) as refused:
        editing.lay_edits(ANN, desk, edits_of(desk, at_most(500)))
    cell = refused.value.issues[0].cell
    assert cell is not None
    assert (cell.sheet, cell.column, cell.text) == ("firms", "area_max_m2", "500")
    assert editing.desk(ANN, project_id).draft is None


def test_a_firm_that_is_not_there_is_refused(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    edits = edits_of(desk, at_most(1100))
    editing.lay_edits(ANN, desk, edits_of(desk, FirmReport(firm_id="F1", leaves=True)))
    with pytest.raises(EditConflict):
        editing.lay_edits(ANN, editing.desk(ANN, project_id), edits)


def test_what_was_typed_before_stays_and_is_saved_along(
    editing: Editing, projects: Projects, project_id: str
) -> None:
    desk = editing.desk(ANN, project_id)
    editing.lay_edits(ANN, desk, edits_of(desk, at_most(1200, "F2")))
    desk = editing.desk(ANN, project_id)
    editing.lay_edits(ANN, desk, edits_of(desk, at_most(1100)))
    assert editing.undo(ANN, project_id).is_changed
    editing.redo(ANN, project_id)
    editing.save(ANN, project_id)
    saved = facts(projects, project_id)
    assert (saved.firm["F1"].area_max_m2, saved.firm["F2"].area_max_m2) == (1100, 1200)


def test_a_draft_that_cannot_be_read_takes_no_news(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    table = desk.table("firms")
    at = table.columns.index("area_max_m2")
    bad = replace(table, rows=tuple((*row[:at], "很大", *row[at + 1 :]) for row in table.rows))
    edits = edits_of(desk, at_most(1100))
    editing.type_in(ANN, project_id, [bad], revision=-1)
    with pytest.raises(ValueError, match="nothing that can be edited"):
        editing.lay_edits(ANN, editing.desk(ANN, project_id), edits)


def test_a_draft_that_moved_on_in_another_tab_is_noticed(editing: Editing, project_id: str) -> None:
    seen = editing.desk(ANN, project_id)
    editing.lay_edits(ANN, seen, edits_of(seen, at_most(1200)))
    with pytest.raises(StaleDraft):
        editing.lay_edits(ANN, seen, edits_of(seen, at_most(1100)))
    dossier = editing.desk(ANN, project_id).dossier
    assert dossier is not None
    assert dossier.problem.firm["F1"].area_max_m2 == 1200


@pytest.mark.parametrize(("side", "kept"), [(MergeSide.MINE, 1100), (MergeSide.SAVED, 1200)])
def test_who_saves_second_on_what_they_saw_chooses(
    editing: Editing, projects: Projects, project_id: str, side: MergeSide, kept: int
) -> None:
    seen = editing.desk(ANN, project_id)
    theirs = editing.desk(BOB, project_id)
    editing.lay_edits(BOB, theirs, edits_of(theirs, at_most(1200)))
    editing.save(BOB, project_id)
    editing.lay_edits(ANN, seen, edits_of(seen, at_most(1100)))
    with pytest.raises(StaleVersion):
        editing.save(ANN, project_id)
    (clash,) = editing.bring_together(ANN, project_id).merge.clashes
    assert (clash.base, clash.mine, clash.saved) == (1500, 1100, 1200)
    editing.take_over(ANN, project_id, editing.bring_together(ANN, project_id, {clash.place: side}))
    if side is MergeSide.MINE:
        assert editing.save(ANN, project_id).number == 3
    assert facts(projects, project_id).firm["F1"].area_max_m2 == kept


def test_nothing_new_begins_no_draft(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    assert editing.lay_edits(ANN, desk, ()).draft is None


def test_the_comment_says_the_old_value_and_the_new() -> None:
    firms = [
        make.firm("F1", stage=Stage.NEGOTIATING, probability=Decimal("0.4")),
        make.firm("F2", desired="2024Q1", latest="2024Q4"),
    ]
    problem = make.problem(firms=firms)

    def said(*news: FirmReport | HandoverReport) -> str:
        return reports_text(problem, [edit for one in news for edit in one.edits(problem)]).zh

    late = HandoverReport(building_id="A", handover_quarter=make.quarter("2024Q3"))
    assert said(at_most(1200), late) == "F1 最大面积 1500 → 1200；A 交付季度 2024Q1 → 2024Q3"
    assert said(FirmReport(firm_id="F1", signs=True)) == "F1 项目阶段 在谈 → 已签约，落地概率 0.4 → 0.85"
    assert said(FirmReport(firm_id="F2", leaves=True)) == f"F2 {problem.firm['F2'].name.zh} 退出"
    later = FirmReport(firm_id="F2", desired_quarter=make.quarter("2024Q2"))
    assert said(later).startswith("F2 期望季度 2024Q1 → 2024Q2，")
    assert reports_text(problem, late.edits(problem)).en == "A Handover 2024Q1 → 2024Q3"
