"""Fields of one entry as they are typed: kept while a person looks elsewhere, saved over what the person saw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from planner.domain.milestones.entry import LONGEST, EntryContent
from planner.services.database.opening import StoreError
from planner.services.workbench.milestone_book import EntryClash, EntrySubject, MilestoneEntry
from planner.services.workbench.what_if import LifeConflict
from planner.text import Text
from planner.ui import flash, state
from planner.ui.app_services import me, milestone_book, name_me
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.shared.press import granted
from planner.views import format as fmt
from planner.views.milestone_entries import entry_message

NAME = "milestones_name"
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
"""What a calendar on the page offers."""


class EntryForm:
    """The fields of one subject.

    What was typed lies in the session, not in the widgets, so that it outlives a look at another firm or page; it is
    saved over the entry that stood when the first of it was typed, and a clash leaves it as it is.
    """

    def __init__(
        self, context: PageContext, about: EntrySubject, newest: MilestoneEntry | None, start: EntryContent
    ) -> None:
        self._context, self._about = context, about
        self.key = f"{state.PREFIX}entry.{about.project_id}.{about.firm_id}.{about.subject}"
        number = newest.number if newest else 0
        held = st.session_state.get(self.key)
        if held is None or not held[2]:
            held = (newest.content if newest else start, number, {})
            st.session_state[self.key] = held
        self.seen: EntryContent = held[0]
        self._number: int = held[1]
        self.typed: dict[str, Any] = held[2]

    def day(self, title: Text, field: str) -> None:
        """Draw a field that holds a day or nothing."""
        key = self._primed(field)
        st.date_input(
            self._context.say(title),
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=key,
            format="YYYY-MM-DD",
            on_change=self._keep,
            args=(field, key),
        )

    def text(self, title: Text, field: str) -> None:
        """Draw a field of one line."""
        key = self._primed(field)
        st.text_input(
            self._context.say(title), key=key, max_chars=LONGEST, on_change=self._keep, args=(field, key)
        )

    def save_button(self) -> None:
        """Draw the button that saves, and say how much is typed and not saved."""
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                self._context.say(words.SAVE),
                key=f"save.{self.key}",
                type="primary",
                on_click=self.save,
                **granted(),
            )
            if self.typed:
                st.caption(self._context.fill(words.ENTERED, count=len(self.typed)), width="content")

    def button(self, label: str, field: str, value: Any) -> None:
        """Draw a button that sets one field and saves all of them."""
        st.button(label, key=f"set.{field}.{self.key}", on_click=self._set, args=(field, value), **granted())

    def save(self) -> None:
        """Keep what was typed over what was seen."""
        new = replace(self.seen, **self.typed)
        kept = write_entry(
            self._context, lambda: milestone_book().enter(me(), self._about, new, before=self.seen)
        )
        if isinstance(kept, EntryClash):
            # What stands is seen by now: saving again is a decision for one's own.
            st.session_state[self.key] = (kept.newest.content, kept.newest.number, self.typed)
        elif kept:
            st.session_state.pop(self.key, None)

    def _set(self, field: str, value: Any) -> None:
        self.typed[field] = value
        self.save()

    def _primed(self, field: str) -> str:
        key = f"{self.key}.{field}.{self._number}"
        st.session_state[key] = self.typed.get(field, getattr(self.seen, field))
        return key

    def _keep(self, field: str, key: str) -> None:
        value = st.session_state[key]
        if value == getattr(self.seen, field):
            self.typed.pop(field, None)
        else:
            self.typed[field] = value


def name_asked(context: PageContext) -> None:
    """Ask who works here, where nobody said so yet."""
    if not me().name:
        st.text_input(context.say(words.YOUR_NAME), key=NAME, max_chars=40)


def write_entry(
    context: PageContext, write: Callable[[], MilestoneEntry | None]
) -> EntryClash | MilestoneEntry | bool:
    """Write an entry and say what came of it: the clash, the entry, True if nothing is new, False if refused."""
    if name := str(st.session_state.get(NAME) or "").strip():
        name_me(name)
    try:
        kept = write()
    except EntryClash as clash:
        newest = clash.newest
        said = context.fill(
            words.CLASH,
            who=show(newest.actor.name),
            when=fmt.moment(newest.entered_at),
            what=show(context.say(entry_message(newest.about.subject, newest.content))),
        )
        flash.say_next(said, "warn")
        return clash
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return False
    except StoreError as fault:
        flash.say_next(show(context.say(fault.message)), "warn")
        return False
    if kept is None:
        flash.say_next(context.say(words.NOTHING_NEW))
        return True
    what = show(context.say(entry_message(kept.about.subject, kept.content)))
    flash.say_next(context.fill(words.KEPT, what=what))
    return kept
