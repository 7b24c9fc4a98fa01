"""The editing side of a page of facts: bar, problems, and the tables of the page to type in."""

from collections.abc import Mapping, Sequence

import streamlit as st

from planner.domain.projects.draft import Cells
from planner.domain.projects.person import Permission
from planner.services.editing.editor import EditorView, RowsEdit
from planner.services.editing.signing import with_signing
from planner.services.wording.grid_columns import table_title
from planner.text import Lang, Text
from planner.ui import flash, state
from planner.ui.app_services import editing, me, withheld, workbench
from planner.ui.markdown import show
from planner.ui.on_show import watch
from planner.ui.page_context import PageContext
from planner.ui.shared.banner import PLAN_PAGE
from planner.ui.shared.editing.belonging import offer_what_belongs
from planner.ui.shared.editing.edit_bar import edit_bar, type_in
from planner.ui.shared.editing.edit_grid import Grid, edit_grid
from planner.ui.shared.editing.problems import FOCUS, all_rows_again, focus_on, problems
from planner.ui.shared.goal_state import limits
from planner.ui.shared.solve_panel import solve_panel
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import editing as words
from planner.ui.shared.words import shell
from planner.ui.state import Slot

SIDE = Slot("facts_side", "look")
"""Whether a page of facts is looked at or edited."""
ALL = "all"


def side_switch(context: PageContext) -> bool:
    """Offer to look or to edit; return whether the page is edited."""
    options = {"look": words.LOOK, "edit": words.EDIT}
    chosen = tabs(context, SIDE, options, label=words.WHAT_TO_DO, key="facts_side_choice")
    return chosen == "edit"


def desk_of(context: PageContext) -> EditorView:
    """Return the project as whoever works here sees it, with what they typed."""
    return editing().desk(me(), context.facts.project_id)


def editor(
    context: PageContext,
    desk: EditorView,
    tables: Sequence[str],
    *,
    groups: Mapping[str, tuple[Text, tuple[str, ...]]] | None = None,
) -> None:
    """Draw the bar, the problems and one of `tables` to type in; `groups` part its columns."""
    edit_bar(desk, context.lang, plan=lambda: plan_again(context))
    with st.container():
        _re_plan(context)
    offer_what_belongs(desk, context.lang)
    with st.container():
        problems(desk, context.lang, tables=tuple(tables))
    name = _table(context, tables)
    visible = _group(context, name, groups) if groups and name == tables[0] else ()
    st.caption(context.say(withheld(Permission.PLAN, context.facts.project_id) or words.GRID_HELP))
    all_rows_again(context.lang, name)
    edit_grid(
        desk,
        Grid(table=name, visible=visible, only=focus_on(name)),
        lang=context.lang,
        on_typed=lambda edit: _typed(desk, edit, context.lang),
    )


def _re_plan(context: PageContext) -> None:
    """Show the re-plan that was started here, where it was started."""
    task_id = state.SINCE.get().partition(":")[0]
    if context.run is None or context.run.task.task_id != task_id:
        return
    solve_panel(context)
    if context.run.task.state.is_over:
        st.page_link(PLAN_PAGE, label=context.say(shell.SEE_RESULT))


def _typed(desk: EditorView, edit: RowsEdit, lang: Lang) -> tuple[Cells, ...] | None:
    """Keep what was typed, with what signing brings where a firm signs by it."""
    if edit.table != "firms":
        return type_in(desk, edit, lang)
    signing = with_signing(desk.table("firms"), edit)
    kept = type_in(desk, signing.edit, lang)
    if kept is not None and signing.raised:
        firms = words.AND.say(lang).join(f"{show(firm)} → {value}" for firm, value in signing.raised)
        flash.say_next(words.SIGNED.fill(lang, firms=firms))
    return kept


def plan_again(context: PageContext) -> None:
    """Re-plan what was saved, with as little change as possible from the plan on show."""
    facts = workbench().facts(context.facts.project_id)
    if context.report is None or context.version is None:
        return
    task_id = workbench().replan(facts, context.report.plan, limits(), actor=me())
    watch(task_id)
    state.SINCE.set(f"{task_id}:{context.version.version_id}")
    state.ABOUT.set("")


def _table(context: PageContext, tables: Sequence[str]) -> str:
    slot, key = Slot(f"edit_table.{tables[0]}", tables[0]), f"edit_table_{tables[0]}"
    focused = FOCUS.get().partition(":")[0]
    if focused in tables:
        slot.set(focused)
    chosen = state.primed(slot, key, list(tables))

    def change() -> None:
        slot.set(st.session_state[key])
        FOCUS.set("")

    if len(tables) > 1:
        st.segmented_control(
            context.say(words.TABLE),
            list(tables),
            format_func=lambda name: context.say(table_title(name)),
            key=key,
            on_change=change,
            label_visibility="collapsed",
            required=True,
        )
    return chosen


def _group(
    context: PageContext, table: str, groups: Mapping[str, tuple[Text, tuple[str, ...]]]
) -> tuple[str, ...]:
    slot = Slot(f"edit_group.{table}", next(iter(groups)))
    options = {code: title for code, (title, _) in groups.items()} | {ALL: words.ALL_COLUMNS}
    chosen = tabs(context, slot, options, label=words.COLUMNS, key=f"edit_group_{table}")
    return () if chosen == ALL else groups[chosen][1]
