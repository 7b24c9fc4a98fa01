"""Repairs searched for: the conflicting groups first, then one change at a time, then several together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from planner.analysis.repairs.combinations import Combinations
from planner.analysis.repairs.feasibility import Existence, Feasibility, demanded_of, demanding
from planner.analysis.repairs.firm_levers import firm_levers
from planner.analysis.repairs.groups import FoundGroup, GroupSearch
from planner.analysis.repairs.levers import Lever
from planner.analysis.repairs.park_levers import park_levers
from planner.analysis.repairs.place_levers import CONTRACTS, contract_levers, hold_levers, place_levers
from planner.analysis.repairs.policy_levers import policy_levers
from planner.analysis.repairs.sentences import group_messages, placements_message, rules_of
from planner.analysis.repairs.trial import LeverTrial, withdrawn
from planner.domain.goal import PRESETS, GoalMode
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome
from planner.domain.sweeping.repair import (
    ConflictGroup,
    KeepScope,
    RepairAnswer,
    RepairKind,
    RepairOffer,
    RepairPart,
)

MOST_GROUPS = 8
MOST_ASKS = 150
"""Questions about groups beyond the first, which are looked for once there are enough repairs."""
ENOUGH = 3
"""Repairs below which several changes together are tried."""
MOST_OFFERS = 12
MOST_COMBINED = 40
_MATCHING: dict[str, frozenset[RepairKind]] = {
    RuleKey.UTILITIES: frozenset({RepairKind.CAP, RepairKind.DRAW, RepairKind.SUPPLY}),
    RuleKey.AREA_FIT: frozenset({RepairKind.AREA, RepairKind.SPLIT}),
    RuleKey.UNIT_ONCE: frozenset({RepairKind.AREA, RepairKind.WINDOW, RepairKind.HANDOVER}),
    RuleKey.HANDOVER: frozenset({RepairKind.WINDOW, RepairKind.HANDOVER}),
    RuleKey.SEGREGATION: frozenset({RepairKind.WAIVER, RepairKind.AREA}),
    RuleKey.ENTRY_TERMS: frozenset({RepairKind.TERM, RepairKind.PROMISE}),
    RuleKey.SPECULATIVE_HOLD: frozenset({RepairKind.STAGE}),
}


@dataclass(kw_only=True)
class RepairSearch:
    """One question: `firms` are to be placed, and with them those that `kept` says.

    Parameters
    ----------
    placed
        The firms that have a place in the plan on show.
    feasibility
        The solver that says whether plans exist.
    namer
        A solver that names the conflict of a problem without a plan.
    """

    problem: Problem
    firms: tuple[str, ...]
    kept: KeepScope
    placed: frozenset[str]
    feasibility: Feasibility
    namer: Callable[[Problem], Outcome]
    most_groups: int = MOST_GROUPS
    _trial: LeverTrial = field(init=False)
    _answer: RepairAnswer = field(init=False)

    def answers(self) -> Iterator[RepairAnswer]:
        """Return what is known, again and again, each time with more; the last says whether all was looked into."""
        demanded = demanded_of(self.problem, self._wanted())
        self._trial = LeverTrial(problem=self.problem, demanded=demanded, feasibility=self.feasibility)
        self._answer = RepairAnswer(
            firms=self.firms,
            kept=self.kept,
            demanded=demanded,
            most_groups=self.most_groups,
            # A pin of a scenario takes the place of the firm's own, which says more: those who have one keep it.
            to_promise=tuple(
                name for name in demanded if name in self.firms or name not in demanded_of(self.problem)
            ),
        )
        whole = self.feasibility.together(self.problem, demanded)
        if whole.existence is not Existence.NONE:
            is_open = whole.existence is Existence.OPEN
            yield self._with(plan=whole.plan, is_complete=not is_open, left_open=int(is_open))
            return
        self._trial.fixed = self._fixed(demanded)
        doubtful = [name for name in demanded if name not in self._trial.fixed]
        searching = GroupSearch(doubtful, self._known_together, frozenset(self.firms), self._suspects)
        groups = searching.groups()
        yield from self._groups(groups, most=1)
        if not self._answer.groups:
            yield self._with()
            return
        levers = iter(self._levers(self._trial.groups[0]))
        yield from self._single(levers, groups, enough=ENOUGH)
        yield from self._groups(groups, most=self.most_groups)
        yield from self._single(levers, groups, enough=MOST_OFFERS)
        if len(self._answer.offers) < ENOUGH:
            yield from self._combined()
        yield self._with(has_all_groups=searching.is_complete, is_complete=not self.feasibility.should_stop())

    def settling_alone(self) -> frozenset[str]:
        """Return the key of every change that does by itself, however far it goes: none is passed over.

        It is asked once the answers have been run through; without a conflicting group it is empty.
        """
        if not self._answer.groups:
            return frozenset()
        members = frozenset[str]().union(*self._trial.groups)
        return frozenset(
            lever.key
            for lever in self._levers(members)
            if all(self._trial.solves((lever,), group) for group in self._trial.groups)
            and self._trial.of((lever,), (lever.last,)).existence is Existence.SOME
        )

    def _wanted(self) -> set[str]:
        """Return the firms that must have a place beside those the park has promised one."""
        kept: frozenset[str] = frozenset()
        if self.kept is KeepScope.PLACED:
            kept = self.placed
        elif self.kept is KeepScope.SIGNED:
            kept = frozenset(firm.firm_id for firm in self.problem.firms if firm.is_signed)
        return {*self.firms, *kept}

    def _fixed(self, demanded: Sequence[str]) -> frozenset[str]:
        """Return the firms whose promise is a fact of the tables, if all those can have their places."""
        firm = self.problem.firm
        promised = {name for name in demanded if firm[name].is_committed and name not in self.firms}
        known = self.feasibility.together(self.problem, promised) if promised else None
        return frozenset(promised) if known and known.existence is Existence.SOME else frozenset()

    def _known_together(self, firms: frozenset[str]) -> Existence:
        return self.feasibility.together(self.problem, firms | self._trial.fixed).existence

    def _suspects(self, firms: frozenset[str]) -> frozenset[str]:
        """Return the firms that the solver names when it is asked for the conflict."""
        return firms & frozenset(self.namer(self._named(firms)).conflict) or firms

    def _named(self, firms: frozenset[str]) -> Problem:
        """Return the problem in which these firms alone must be placed, under the goals of the park."""
        named = demanding(self.problem, firms | self._trial.fixed, others=False)
        return named.with_policy(replace(named.policy, tiers=PRESETS["most_firms"], mode=GoalMode.RANKED))

    def _with(self, **changes: object) -> RepairAnswer:
        self._answer = replace(
            self._answer,
            asked=self.feasibility.asked,
            **{"left_open": self._trial.left_open, **changes},  # type: ignore[arg-type]
        )
        return self._answer

    def _groups(self, groups: Iterator[FoundGroup], *, most: int) -> Iterator[RepairAnswer]:
        """Tell group after group, until there are `most`, or no more, or enough of questions."""
        before = self.feasibility.asked
        while len(self._answer.groups) < most and self.feasibility.asked - before < MOST_ASKS:
            found = next(groups, None)
            if found is None or self.feasibility.should_stop():
                return
            self._trial.groups.append(found.firms)
            yield self._with(groups=(*self._answer.groups, self._group(found)))

    def _group(self, found: FoundGroup) -> ConflictGroup:
        firms = tuple(sorted(found.firms))
        named = self._named(found.firms)
        outcome = self.namer(named)
        return ConflictGroup(
            firms=firms,
            rules=rules_of(outcome),
            messages=group_messages(named, firms, outcome),
            is_minimal=found.is_minimal,
        )

    def _single(
        self, levers: Iterator[Lever], groups: Iterator[FoundGroup], *, enough: int
    ) -> Iterator[RepairAnswer]:
        """Try one change at a time until there are `enough` repairs; what is about no firm of a group is passed over.

        Where a change settles every known group and does not do all the same, one more group is looked for.
        """
        while len(self._answer.offers) < enough and not self.feasibility.should_stop():
            lever = next(levers, None)
            if lever is None:
                return
            shared = frozenset.intersection(*self._trial.groups)
            is_elsewhere = lever.firm_id is not None and lever.firm_id not in shared
            if is_elsewhere or any(lever.key in offer.keys for offer in self._answer.offers):
                continue
            solved = frozenset(
                at for at, group in enumerate(self._trial.groups) if self._trial.solves((lever,), group)
            )
            if len(solved) == len(self._trial.groups):
                before = len(self._answer.offers)
                yield from self._offered((lever,))
                if len(self._answer.offers) == before and len(self._answer.groups) < self.most_groups:
                    yield from self._groups(groups, most=len(self._answer.groups) + 1)

    def _levers(self, members: frozenset[str]) -> list[Lever]:
        """Return the changes to be tried, those first that touch what the first group breaks on."""
        asked_first = sorted(members, key=lambda name: (name not in self.firms, name))
        # Who sits inside may leave no plan by themselves: then the group is of nobody who is to come.
        least = min((self.problem.firm[name].area_min_m2 for name in members), default=1)
        every = [
            *firm_levers(self.problem, asked_first),
            *park_levers(self.problem, smallest_m2=max(1, least // 2)),
            *policy_levers(self.problem, asked_first),
            *hold_levers(self.problem),
            *place_levers(self.problem, asked_first, asked=frozenset(self.firms)),
            *contract_levers(self.problem, (members | self._trial.fixed) - set(self.firms)),
        ]
        matching = frozenset[RepairKind]().union(
            *(_MATCHING.get(rule, frozenset()) for rule in self._answer.groups[0].rules)
        )
        return sorted(
            every,
            key=lambda lever: (
                lever.unit is CONTRACTS,
                lever.kind is RepairKind.SPLIT,
                lever.kind not in matching,
                lever.firm_id not in (*self.firms, None),
            ),
        )

    def _offered(self, levers: Sequence[Lever]) -> Iterator[RepairAnswer]:
        found = self._trial.least(levers)
        if found is None:
            return
        parts, _ = found
        proof = self._trial.proven(parts)
        keys = frozenset(part.key for part in parts)
        if proof.plan is None or any(offer.keys <= keys for offer in self._answer.offers):
            return
        self._answer = replace(
            self._answer,
            offers=tuple(sorted((*self._answer.offers, self._offer(parts, proof.plan)), key=_rank)),
        )
        yield self._with()

    def _offer(self, parts: tuple[RepairPart, ...], plan: object) -> RepairOffer:
        out = withdrawn(parts)
        told = self.firms or tuple(sorted(self._trial.groups[0]))
        return RepairOffer(
            parts=parts,
            plan=plan,  # type: ignore[arg-type]
            placements=placements_message(plan, [name for name in told if name not in out]),  # type: ignore[arg-type]
            withdrawn=out,
        )

    def _combined(self) -> Iterator[RepairAnswer]:
        """Try several changes together: those that bar the places which come closest, then pairs."""
        members = frozenset[str]().union(*self._trial.groups)
        alone = {key for offer in self._answer.offers if len(offer.keys) == 1 for key in offer.keys}
        combined = Combinations(
            self._trial,
            lambda firms: [lever for lever in self._levers(firms) if lever.key not in alone],
            members,
            frozenset(self.firms),
        )
        for levers in islice(combined.several(), MOST_COMBINED):
            if self.feasibility.should_stop() or len(self._answer.offers) >= ENOUGH:
                return
            before = len(self._answer.offers)
            yield from self._offered(levers)
            if len(self._answer.offers) == before:
                for more in combined.with_one_more(levers):
                    yield from self._offered(more)


def _rank(offer: RepairOffer) -> tuple[object, ...]:
    return len(offer.withdrawn), offer.effort, len(offer.parts), sorted(offer.keys)
