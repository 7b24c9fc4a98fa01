"""What every database keeps of drafts."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from planner.domain.projects.draft import KEPT_STEPS, StaleDraft, TypedTable
from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.store import drafts as kept_drafts
from planner.store import projects
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN, BOB
from tests.support.waiting import seen


@pytest.fixture
def project(store: Store) -> str:
    return Projects(store).create(ANN, "园区", kept.dossier()).project_id


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


def firms(*cells: str) -> TypedTable:
    return TypedTable(name="firms", columns=("firm_id", "area"), rows=tuple(("F1", cell) for cell in cells))


def units(cell: str) -> TypedTable:
    return TypedTable(name="units", columns=("unit_id",), rows=((cell,),))


def test_two_tabs_of_a_person_that_begin_at_once_have_one_draft(
    store: Store, drafts: Drafts, project: str
) -> None:
    with ThreadPoolExecutor(1) as other_tab:
        with store.writing(ANN) as write:
            projects.hold(write, project)
            first = kept_drafts.begin(write, project, base=1)
            second = other_tab.submit(drafts.begin, ANN, project)
            if store.is_postgresql:
                seen(lambda: is_one_waiting(store), "the other tab behind this one")
        assert second.result() == first


def is_one_waiting(store: Store) -> bool:
    with store.reading() as db:
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        return bool(db.exec_driver_sql(waiting).scalar())


def test_what_was_typed_is_kept_as_it_was_typed_right_or_wrong(drafts: Drafts, project: str) -> None:
    typed = firms("约1.2万㎡", " １２３ ", "=1+1", "", "\u0000\t\n")
    start = drafts.begin(ANN, project)
    drafts.type_in(ANN, project, [typed], revision=start.revision, label="面积")
    found = drafts.find(ANN, project)
    assert found is not None
    assert found.tables == (typed,)
    assert (found.base, found.label) == (1, "面积")


def test_sixty_steps_are_undone_and_done_again(drafts: Drafts, project: str) -> None:
    draft = drafts.begin(ANN, project)
    for number in range(1, 61):
        table = firms(str(number)) if number % 2 else units(str(number))
        draft = drafts.type_in(ANN, project, [table], revision=draft.revision)
    for number in range(59, -1, -1):
        draft = drafts.undo(ANN, project, revision=draft.revision)
        typed = {table.name: table for table in draft.tables}
        assert set(typed) == ({"firms", "units"} if number > 1 else {"firms"} if number else set())
        if number % 2:
            assert typed["firms"] == firms(str(number))
    assert not draft.can_undo
    for _ in range(60):
        draft = drafts.redo(ANN, project, revision=draft.revision)
    assert draft.tables == (firms("59"), units("60"))
    assert not draft.can_redo


def test_typing_after_an_undo_ends_what_was_undone(drafts: Drafts, project: str) -> None:
    draft = drafts.begin(ANN, project)
    for cell in ("1", "2", "3"):
        draft = drafts.type_in(ANN, project, [firms(cell)], revision=draft.revision)
    draft = drafts.undo(ANN, project, revision=draft.revision)
    draft = drafts.type_in(ANN, project, [firms("9")], revision=draft.revision)
    assert draft.tables == (firms("9"),)
    assert not draft.can_redo
    assert drafts.undo(ANN, project, revision=draft.revision).tables == (firms("2"),)


def test_as_many_steps_are_kept_as_a_planner_may_want_to_take_back() -> None:
    assert KEPT_STEPS >= 50


def test_the_oldest_steps_are_laid_together_and_nothing_typed_is_lost(
    drafts: Drafts, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.drafts.KEPT_STEPS", 10)
    draft = drafts.begin(ANN, project)
    draft = drafts.type_in(ANN, project, [units("first")], revision=draft.revision)
    for number in range(15):
        draft = drafts.type_in(ANN, project, [firms(str(number))], revision=draft.revision)
    assert draft.step - draft.first_step == 10
    while draft.can_undo:
        draft = drafts.undo(ANN, project, revision=draft.revision)
    assert draft.tables == (firms("4"), units("first"))


def test_a_second_tab_is_told_that_the_draft_went_on(drafts: Drafts, project: str) -> None:
    seen = drafts.begin(ANN, project)
    moved = drafts.type_in(ANN, project, [firms("1")], revision=seen.revision)
    with pytest.raises(StaleDraft) as stale:
        drafts.type_in(ANN, project, [firms("2")], revision=seen.revision)
    assert stale.value.draft == moved
    with pytest.raises(StaleDraft):
        drafts.undo(ANN, project, revision=seen.revision)


def test_each_person_has_a_draft_of_their_own(drafts: Drafts, project: str) -> None:
    for actor, cell in ((ANN, "1"), (BOB, "2")):
        draft = drafts.begin(actor, project)
        drafts.type_in(actor, project, [firms(cell)], revision=draft.revision)
    hers, his = drafts.find(ANN, project), drafts.find(BOB, project)
    assert hers is not None
    assert his is not None
    assert (hers.tables, his.tables) == ((firms("1"),), (firms("2"),))


def test_a_draft_goes_when_its_owner_saves_and_stays_when_another_does(
    store: Store, drafts: Drafts, project: str
) -> None:
    drafts.begin(ANN, project)
    drafts.begin(BOB, project)
    Projects(store).save(ANN, project, kept.dossier("F1", "F2"), base=1)
    assert drafts.find(ANN, project) is None
    his = drafts.find(BOB, project)
    assert his is not None
    assert his.base == 1


def test_a_draft_is_put_on_another_version(store: Store, drafts: Drafts, project: str) -> None:
    draft = drafts.begin(BOB, project)
    draft = drafts.type_in(BOB, project, [firms("1"), units("x")], revision=draft.revision)
    Projects(store).save(ANN, project, kept.dossier("F1", "F2"), base=1)
    moved = drafts.rebase(BOB, project, [firms("1")], revision=draft.revision, base=2)
    assert (moved.base, moved.tables) == (2, (firms("1"),))


def test_a_discarded_draft_leaves_nothing(drafts: Drafts, project: str) -> None:
    draft = drafts.begin(ANN, project)
    drafts.type_in(ANN, project, [firms("1")], revision=draft.revision)
    drafts.discard(ANN, project)
    assert drafts.find(ANN, project) is None
    again = drafts.begin(ANN, project)
    assert (again.tables, again.can_redo) == ((), False)
