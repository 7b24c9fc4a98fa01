"""What people did at the same time, and whether some order of it, one after another, explains every answer they got."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Act:
    """One thing that was done, when it was begun and answered, and the answer."""

    who: str
    kind: str
    given: tuple[Any, ...]
    begun: int
    over: int
    answer: tuple[Any, ...]


class DraftState(NamedTuple):
    """What a person typed: the steps, how many of them stand, how often it was changed."""

    cells: tuple[str, ...] = ()
    at: int = 0
    revision: int = 0


@dataclass(frozen=True)
class ProjectState:
    """What one project is: facts by version, whether it is put away, its plans, the one in force, drafts by person."""

    versions: tuple[str, ...]
    is_away: bool = False
    plans: tuple[str, ...] = ()
    in_force: str = ""
    drafts: tuple[tuple[str, DraftState], ...] = ()

    def draft(self, who: str) -> DraftState | None:
        """Return the draft of a person."""
        return dict(self.drafts).get(who)

    def with_draft(self, who: str, draft: DraftState | None) -> "ProjectState":
        """Return the state with another draft of a person, or none."""
        drafts = {**dict(self.drafts), who: draft}
        return replace(
            self, drafts=tuple(sorted((name, one) for name, one in drafts.items() if one is not None))
        )


GIVEN_UP = ("fault", "locked")
"""The answer to who waited for others in vain: on a busy machine it may come to anybody, and nothing must be written then."""


def done(state: ProjectState, act: Act) -> tuple[tuple[Any, ...], ProjectState]:
    """Return what an act is answered when nobody else is there, and what the project is then."""
    if act.answer == GIVEN_UP:
        return GIVEN_UP, state
    if act.kind in {"look", "open", "plans there"}:
        return _seen(state, act), state
    if act.kind in {"save", "go back"}:
        return _saved(state, act)
    if act.kind in {"begin", "type", "undo", "redo"}:
        return _typed(state, act)
    return ("done",), _changed(state, act)


def _seen(state: ProjectState, act: Act) -> tuple[Any, ...]:
    match act.kind:
        case "look":
            return len(state.versions), state.is_away, state.in_force
        case "open":
            return (state.versions[act.given[0] - 1],)
    return tuple(sorted(state.plans))


def _changed(state: ProjectState, act: Act) -> ProjectState:
    match act.kind:
        case "delete" | "restore":
            return replace(state, is_away=act.kind == "delete")
        case "keep plan":
            return replace(state, plans=(*state.plans, act.given[0]))
        case "approve":
            return replace(state, in_force=act.given[0])
    raise ValueError(act.kind)


def _saved(state: ProjectState, act: Act) -> tuple[tuple[Any, ...], ProjectState]:
    what, base = act.given
    head = len(state.versions)
    if state.is_away:
        return ("away",), state
    if base != head:
        return ("stale", head), state
    facts = what if act.kind == "save" else state.versions[what - 1]
    after = replace(state, versions=(*state.versions, facts))
    return ("saved", head + 1), after.with_draft(act.who, None) if act.kind == "save" else after


def _typed(state: ProjectState, act: Act) -> tuple[tuple[Any, ...], ProjectState]:
    draft = state.draft(act.who)
    if act.kind == "begin":
        draft = draft or DraftState()
        return _shown(draft), state.with_draft(act.who, draft)
    if draft is None or draft.revision != act.given[-1]:
        return ("stale",), state
    cells, at = draft.cells, draft.at
    if act.kind == "type":
        cells, at = (*cells[:at], act.given[0]), at + 1
    else:
        at = max(0, at - 1) if act.kind == "undo" else min(len(cells), at + 1)
    after = DraftState(cells, at, draft.revision + 1)
    return _shown(after), state.with_draft(act.who, after)


def _shown(draft: DraftState) -> tuple[Any, ...]:
    return draft.revision, draft.cells[draft.at - 1] if draft.at else ""


def is_serial(start: ProjectState, tabs: Sequence[Sequence[Act]]) -> bool:
    """Whether some order of all acts explains every answer; an act that was over before another began comes before it."""
    seen: set[tuple[tuple[int, ...], ProjectState]] = set()
    waiting = [((0,) * len(tabs), start)]
    while waiting:
        places, state = waiting.pop()
        if (places, state) in seen:
            continue
        seen.add((places, state))
        left = [tab[at] for tab, at in zip(tabs, places, strict=True) if at < len(tab)]
        if not left:
            return True
        first_over = min(act.over for act in left)
        for number, (tab, at) in enumerate(zip(tabs, places, strict=True)):
            if at < len(tab) and tab[at].begun <= first_over:
                answer, after = done(state, tab[at])
                if answer == tab[at].answer:
                    waiting.append(((*places[:number], at + 1, *places[number + 1 :]), after))
    return False
