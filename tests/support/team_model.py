"""What a project of a team has to be after each act, told apart from the program: the other side of `team_machine`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.projects.lifecycle import State

Facts = tuple[str, str]
"""The products of the two firms of a project: all that people change in it."""

MAY_FOLLOW: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PROPOSED, State.ARCHIVED}),
    State.PROPOSED: frozenset({State.APPROVED, State.DRAFT, State.ARCHIVED}),
    State.APPROVED: frozenset({State.IN_FORCE, State.DRAFT, State.ARCHIVED}),
    State.IN_FORCE: frozenset({State.ARCHIVED}),
    State.ARCHIVED: frozenset({State.DRAFT}),
}


@dataclass
class DraftModel:
    """What one person typed: whole states of the facts, how many of them stand, how often it was changed."""

    base: int
    steps: list[Facts] = field(default_factory=list)
    at: int = 0
    revision: int = 0

    def typed(self, facts: Facts) -> None:
        """Add a step; what was undone before it is gone."""
        self.steps = [*self.steps[: self.at], facts]
        self.at += 1
        self.revision += 1

    def moved(self, steps: int) -> None:
        """Undo or redo."""
        self.at = min(len(self.steps), max(0, self.at + steps))
        self.revision += 1


@dataclass
class ScenarioModel:
    """A scenario: its delay in quarters, where it stands, who had a hand in it since it was last approved."""

    quarters: int
    hands: set[str]
    state: State = State.DRAFT
    number: int = 1
    proposer: str = ""
    plan_id: str | None = None
    is_away: bool = False

    def is_own(self, who: str) -> bool:
        """Whether somebody would approve what is theirs."""
        return who == self.proposer or who in self.hands

    def moved(self, state: State, who: str) -> None:
        """Come to a state."""
        if state is State.PROPOSED:
            self.proposer = who
        if state is State.APPROVED:
            self.hands, self.proposer = set(), ""
        self.state = state
        self.number += 1


@dataclass
class PlanModel:
    """A plan: whose, of which version."""

    author: str
    version: int
    facts: Facts


@dataclass
class ProjectModel:
    """A project: the facts of each version, drafts by person, plans, scenarios, and the acts that the trail must have."""

    versions: list[Facts]
    is_away: bool = False
    drafts: dict[str, DraftModel] = field(default_factory=dict)
    plans: dict[str, PlanModel] = field(default_factory=dict)
    in_force: str | None = None
    scenarios: dict[str, ScenarioModel] = field(default_factory=dict)
    trail: list[tuple[str, str]] = field(default_factory=list)

    @property
    def head(self) -> int:
        """The number of the newest version."""
        return len(self.versions)

    def seen_version(self, who: str) -> int:
        """Return the version that somebody looks at: what they typed on, or the newest if that says nothing else."""
        draft = self.drafts.get(who)
        if draft is None or self._typed(draft) == self.versions[draft.base - 1]:
            return self.head
        return draft.base

    def shown(self, who: str) -> Facts:
        """Return the facts that somebody looks at."""
        draft = self.drafts.get(who)
        version = self.seen_version(who)
        if draft is None or draft.base != version:
            return self.versions[version - 1]
        return self._typed(draft)

    def typed(self, who: str, facts: Facts) -> None:
        """Somebody types."""
        version = self.seen_version(who)
        draft = self.drafts.get(who)
        if draft is None or draft.base != version:
            draft = self.drafts[who] = DraftModel(base=version)
        draft.typed(facts)

    def saved(self, who: str, facts: Facts, action: str = "save") -> None:
        """A version is kept."""
        self.versions.append(facts)
        self.trail.append((action, who))

    def _typed(self, draft: DraftModel) -> Facts:
        return draft.steps[draft.at - 1] if draft.at else self.versions[draft.base - 1]


def merged(base: Facts, mine: Facts, theirs: Facts) -> tuple[Facts, int]:
    """Return what two who changed the same facts come to where clashes are settled for the first, and how many there are."""
    both = zip(base, mine, theirs, strict=True)
    settled = [
        (their if own == old else own, own != their and old not in (own, their)) for old, own, their in both
    ]
    return (settled[0][0], settled[1][0]), sum(clash for _, clash in settled)
