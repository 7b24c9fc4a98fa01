"""The life of a plan: draft, proposed, approved, in force, archived; who said so, and why."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic.dataclasses import dataclass

from planner.domain.record import STRICT
from planner.domain.solving.finding import Issue, Severity
from planner.text import Text, message


class State(StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    ARCHIVED = "archived"

    @property
    def is_open(self) -> bool:
        """Whether the plan may still be changed; else changing it means a copy."""
        return self is State.DRAFT


STATE_TITLES: Mapping[State, Text] = {
    State.DRAFT: Text("草案", "draft"),
    State.PROPOSED: Text("已提交", "proposed"),
    State.APPROVED: Text("已批准", "approved"),
    State.IN_FORCE: Text("执行中", "in force"),
    State.ARCHIVED: Text("已归档", "archived"),
}
ALLOWED: Mapping[State, tuple[State, ...]] = {
    State.DRAFT: (State.PROPOSED, State.ARCHIVED),
    State.PROPOSED: (State.APPROVED, State.DRAFT, State.ARCHIVED),
    State.APPROVED: (State.IN_FORCE, State.DRAFT, State.ARCHIVED),
    State.IN_FORCE: (State.ARCHIVED,),
    State.ARCHIVED: (State.DRAFT,),
}
"""Which state may follow which; a plan sent back, or taken from the archive, becomes a draft again."""


class LifeConflict(Exception):  # noqa: N818  a planner says conflict
    """A step that the life of a plan does not allow; `issue` says what is wrong and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue.message.values))
        self.issue = issue


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Entry:
    """One line of the history. `at` is given by whoever keeps the clock."""

    state: State
    author: str
    comment: str = ""
    at: datetime


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Life:
    """The history of one plan, oldest first; it begins as a draft."""

    entries: tuple[Entry, ...]

    @property
    def state(self) -> State:
        """Where the plan stands now."""
        return self.entries[-1].state

    @property
    def next_states(self) -> tuple[State, ...]:
        """Where it may go from here."""
        return ALLOWED[self.state]

    def stepped(self, state: State, *, author: str, at: datetime, comment: str = "") -> "Life":
        """Return the life after a step.

        Raises
        ------
        LifeConflict
            If the step is not allowed, has no author, or sends a plan back without a comment;
            taking one from the archive needs none.
        """
        if state not in self.next_states:
            raise LifeConflict(_not_allowed(self.state, state))
        if not author.strip():
            raise LifeConflict(_missing("author", Text("经办人", "author")))
        if state is State.DRAFT and self.state is not State.ARCHIVED and not comment.strip():
            raise LifeConflict(_missing("comment", Text("退回理由", "reason for sending it back")))
        entry = Entry(state=state, author=author.strip(), comment=comment.strip(), at=at)
        return Life(entries=(*self.entries, entry))

    def require_open(self) -> None:
        """Refuse a change of a plan that is no draft.

        Raises
        ------
        LifeConflict
            Saying that a copy can be changed.
        """
        if not self.state.is_open:
            raise LifeConflict(_frozen(self.state))


def born(*, author: str, at: datetime, comment: str = "") -> Life:
    """Return the life of a new draft, or of a copy.

    Raises
    ------
    LifeConflict
        Without an author.
    """
    if not author.strip():
        raise LifeConflict(_missing("author", Text("经办人", "author")))
    entry = Entry(state=State.DRAFT, author=author.strip(), comment=comment.strip(), at=at)
    return Life(entries=(entry,))


def put_in_force(
    chosen: Life, standing: Life | None, *, author: str, at: datetime, comment: str = ""
) -> tuple[Life, Life | None]:
    """Put an approved plan in force and archive the one that was; one plan of a park is in force.

    Raises
    ------
    LifeConflict
        If `chosen` is not approved, or `standing` is not in force.
    """
    now = chosen.stepped(State.IN_FORCE, author=author, at=at, comment=comment)
    if standing is None:
        return now, None
    if standing.state is not State.IN_FORCE:
        raise LifeConflict(_not_allowed(standing.state, State.ARCHIVED))
    return now, standing.stepped(State.ARCHIVED, author=author, at=at, comment=comment)


def _not_allowed(now: State, wanted: State) -> Issue:
    open_to = ALLOWED[now]
    return _issue(
        "方案状态为“{now}”，不能改为“{wanted}”；可改为：{open}",
        "the plan is “{now}” and cannot become “{wanted}”; it can become: {open}",
        now=STATE_TITLES[now],
        wanted=STATE_TITLES[wanted],
        open=Text(
            "、".join(STATE_TITLES[one].zh for one in open_to) or "无",
            ", ".join(STATE_TITLES[one].en for one in open_to) or "nothing",
        ),
    )


def _frozen(now: State) -> Issue:
    return _issue(
        "方案状态为“{now}”，不可改动；请另存副本再改",
        "the plan is “{now}” and cannot be changed; change a copy of it",
        now=STATE_TITLES[now],
    )


def _missing(field: str, what: Text) -> Issue:
    return _issue("请填写{what}（{field}）", "give the {what} ({field})", what=what, field=Text(field, field))


def _issue(zh: str, en: str, **values: Text) -> Issue:
    return Issue(severity=Severity.ERROR, message=message(zh, en, **values))
