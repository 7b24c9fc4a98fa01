"""The way of the chosen firm: its seven steps, a tick, a day, tasks, who looks after it, and what was entered."""

from datetime import date
from functools import partial

import streamlit as st

from planner.domain.milestones.entry import LONGEST, SERVICE, MilestoneDates, ServiceTask
from planner.domain.milestones.kinds import MILESTONE_TITLES, MilestoneKind
from planner.services.workbench.milestone_book import EntrySubject, MilestoneEntry, MilestoneLog
from planner.ui import state
from planner.ui.app_services import me, milestone_book
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.backwards import backwards
from planner.ui.pages.milestones.entry_form import (
    FIRST_DAY,
    LAST_DAY,
    EntryForm,
    name_asked,
    write_entry,
)
from planner.ui.pages.milestones.firm_list import TONES, step_cells
from planner.ui.pages.milestones.slip_panel import slip_panel
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import Badge, GridRow, Tone, grid, heading, items, sheet
from planner.ui.shared.tabs import tabs
from planner.ui.state import Slot
from planner.views import format as fmt
from planner.views.milestone_entries import entry_message
from planner.views.milestones import LIGHTS, FirmMilestones

STEP = Slot("milestones_step")


def firm_way(context: PageContext, row: FirmMilestones, log: MilestoneLog, on: date) -> None:
    """Draw the card of a firm."""
    with st.container(border=True, key="milestone_card"):
        st.button(
            context.say(words.CLOSE),
            key="milestone_close",
            type="tertiary",
            on_click=state.FIRM.set,
            args=("",),
        )
        _head(context, row)
        name_asked(context)
        _step(context, row, log, on)
        _tasks(context, row, log, on)
        _chain(context, row)
        if context.report is not None:
            slip_panel(context, context.report, row)
        _service(context, row, log)
        backwards(context, row)
        _history(context, row)


def _head(context: PageContext, row: FirmMilestones) -> None:
    place = f"{', '.join(row.tenant.units)} · {fmt.area(row.tenant.area_m2)} · {row.tenant.start}"
    sheet(
        heading(f"{row.firm_id} {context.say(row.tenant.name)}"),
        items(Badge(text=context.say(LIGHTS[row.light]), tone=TONES[row.light]), Badge(text=place)),
        key="milestone_head",
        reveal=state.take_reveal(),
    )


def _chain(context: PageContext, row: FirmMilestones) -> None:
    heads = (
        words.STEP,
        words.PLANNED,
        words.ACTUAL,
        words.EXPECTED,
        words.DAYS_LATE,
        words.LIGHT,
        words.BASIS,
    )
    sheet(
        grid(
            [context.say(head) for head in heads],
            [
                GridRow(
                    cells=(context.say(MILESTONE_TITLES[one.kind]), *step_cells(context, one)),
                    tone=Tone.MUTED if one.is_met else TONES[one.light] if one.light else Tone.PLAIN,
                )
                for one in row.chain
            ],
        ),
        key="milestone_chain",
    )


def _step(context: PageContext, row: FirmMilestones, log: MilestoneLog, on: date) -> None:
    """Draw the fields of one step, the next one unless another was chosen."""
    key = f"{STEP.key}.{row.firm_id}"
    own = Slot(f"{STEP.name}.{row.firm_id}", (row.due or row.chain[-1]).kind.value)
    steps = {one.value: title for one, title in MILESTONE_TITLES.items()}
    kind = MilestoneKind(tabs(context, own, steps, label=words.ENTER_STEP, key=key, is_labelled=True))
    about = EntrySubject(context.facts.project_id, row.firm_id, kind)
    form = EntryForm(context, about, log.entry(row.firm_id, kind), MilestoneDates())
    left, right = st.columns(2)
    with left:
        form.day(words.ACTUAL_DAY, "actual")
    with right:
        form.day(words.PLANNED_DAY, "planned")
    with st.container(horizontal=True, vertical_alignment="center"):
        form.save_button()
        status = next(one for one in row.chain if one.kind is kind)
        if not status.actual:
            form.button(context.fill(words.MET_ON, day=fmt.day(on)), "actual", on)


def _tasks(context: PageContext, row: FirmMilestones, log: MilestoneLog, on: date) -> None:
    st.markdown(f"**{context.say(words.TASKS)}**")
    if not row.tasks:
        st.caption(context.say(words.NO_TASKS))
    for subject, task in row.tasks.items():
        entry = log.entry(row.firm_id, subject)
        assert entry is not None
        with st.container(horizontal=True, vertical_alignment="center"):
            key = f"tick.{subject}.{entry.number}"
            st.session_state[key] = not task.is_open
            st.checkbox(
                _task_title(context, task),
                key=key,
                on_change=_tick,
                args=(context, entry.about, task, on),
            )
            st.button(
                context.say(words.DROP),
                key=f"drop.{subject}",
                type="tertiary",
                on_click=_drop,
                args=(context, entry.about, task),
                **granted(),
            )
    with st.expander(context.say(words.NEW_TASK)), st.form(f"new_task.{row.firm_id}", clear_on_submit=False):
        st.text_input(context.say(words.NEW_TASK), key=f"task_title.{row.firm_id}", max_chars=LONGEST)
        left, right = st.columns(2)
        names = {"": context.say(words.NO_STEP)} | {
            kind.value: context.say(title) for kind, title in MILESTONE_TITLES.items()
        }
        with left:
            st.selectbox(
                context.say(words.TASK_STEP),
                list(names),
                format_func=lambda code: names.get(code, code),
                key=f"task_step.{row.firm_id}",
            )
        with right:
            st.date_input(
                context.say(words.TASK_DAY),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="YYYY-MM-DD",
                key=f"task_day.{row.firm_id}",
            )
        st.form_submit_button(
            context.say(words.ADD), key="task_add", on_click=_add, args=(context, row.firm_id), **granted()
        )


def _task_title(context: PageContext, task: ServiceTask) -> str:
    step = f" · {context.say(MILESTONE_TITLES[task.milestone])}" if task.milestone else ""
    title = show(task.title) + step
    if task.done is not None:
        return context.fill(words.TASK_DONE, title=title, day=fmt.day(task.done))
    return context.fill(words.TASK_DUE, title=title, day=fmt.day(task.due)) if task.due else title


def _tick(context: PageContext, about: EntrySubject, task: ServiceTask, on: date) -> None:
    done = on if task.is_open else None
    write_entry(context, lambda: milestone_book().tick(me(), about, task, done=done))


def _drop(context: PageContext, about: EntrySubject, task: ServiceTask) -> None:
    write_entry(context, lambda: milestone_book().drop(me(), about, task))


def _add(context: PageContext, firm_id: str) -> None:
    said = st.session_state
    step = str(said.get(f"task_step.{firm_id}") or "")
    task = ServiceTask(
        title=str(said.get(f"task_title.{firm_id}") or ""),
        milestone=MilestoneKind(step) if step else None,
        due=said.get(f"task_day.{firm_id}"),
    )
    kept = write_entry(
        context, lambda: milestone_book().add_task(me(), context.facts.project_id, firm_id, task)
    )
    if kept:
        said[f"task_title.{firm_id}"] = ""
        said[f"task_day.{firm_id}"] = None


def _service(context: PageContext, row: FirmMilestones, log: MilestoneLog) -> None:
    about = EntrySubject(context.facts.project_id, row.firm_id, SERVICE)
    form = EntryForm(context, about, log.entry(row.firm_id, SERVICE), row.service)
    with st.expander(context.say(words.SERVICE), expanded=bool(form.typed)):
        form.text(words.OWNER, "owner")
        form.text(words.PROBLEMS, "problems")
        form.text(words.NEXT_STEP, "next_step")
        form.day(words.DUE, "due")
        form.save_button()


def _history(context: PageContext, row: FirmMilestones) -> None:
    told = milestone_book().history(context.facts.project_id, row.firm_id)
    if not told:
        return
    with st.expander(context.fill(words.HISTORY, count=len(told))):
        sheet(
            grid(
                [context.say(head) for head in (words.WHEN, words.WHO, words.WHAT)],
                [
                    GridRow(
                        cells=(
                            fmt.moment(one.entered_at),
                            one.actor.name,
                            context.say(entry_message(one.about.subject, one.content)),
                        )
                    )
                    for one in told
                ],
            ),
            key="milestone_history",
        )
        st.button(
            context.say(words.TAKE_BACK),
            key="milestone_take_back",
            on_click=_take_back,
            args=(context, told[0]),
            **granted(),
        )


def _take_back(context: PageContext, entry: MilestoneEntry) -> None:
    write_entry(context, partial(milestone_book().take_back, me(), entry))
