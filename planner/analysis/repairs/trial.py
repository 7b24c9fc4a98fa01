"""Levers put to the proof: whether they do, and the least of each that does."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from planner.analysis.repairs.feasibility import NOTHING_KNOWN, Existence, Feasibility, PlanProof
from planner.analysis.repairs.levers import Lever, applied
from planner.analysis.repairs.place_levers import UNBAR
from planner.domain.edits import EditConflict, ForbidFirm, ReleaseFirm, replay
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import RepairPart

Setting = tuple[int, ...]
"""The step of each lever of a list; -1 leaves it alone."""
LEFT_ALONE = -1


@dataclass(kw_only=True)
class LeverTrial:
    """What is asked of levers: that all firms `demanded` of the problem have a place.

    `groups` are firms known to conflict; they are asked about first, as that costs little, and a lever that
    leaves one of them in conflict cannot do. Those `fixed` have a place beside every group.
    """

    problem: Problem
    demanded: Collection[str]
    feasibility: Feasibility
    fixed: frozenset[str] = frozenset()
    groups: list[frozenset[str]] = field(default_factory=list)
    left_open: int = 0
    _known: dict[object, PlanProof] = field(init=False, default_factory=dict)

    def of(self, levers: Sequence[Lever], setting: Setting, *, groups_only: bool = False) -> PlanProof:
        """Return whether levers set to steps do; a plan is of all firms demanded, those withdrawn apart.

        With `groups_only` it is asked of the groups alone, and OPEN says that none of them is in the way.
        """
        asked = (tuple(lever.key for lever in levers), setting, groups_only)
        if asked not in self._known:
            self._known[asked] = self._asked(parts_of(levers, setting), groups_only=groups_only)
        return self._known[asked]

    def _asked(self, parts: Sequence[RepairPart], *, groups_only: bool) -> PlanProof:
        try:
            edited = applied(self.problem, tuple(edit for part in parts for edit in part.edits))
        except EditConflict:
            return NO_PLAN
        left = frozenset(self.demanded) - set(withdrawn(parts))
        for group in self.groups:
            one = (group | self.fixed) & left
            if group & left and self.feasibility.together(edited, one).existence is Existence.NONE:
                return NO_PLAN
        return NOTHING_KNOWN if groups_only else self.feasibility.together(edited, left)

    def solves(self, levers: Sequence[Lever], group: frozenset[str]) -> bool:
        """Whether levers at their largest steps settle one group."""
        parts = tuple(lever.part(lever.last) for lever in levers)
        try:
            edited = applied(self.problem, tuple(edit for part in parts for edit in part.edits))
        except EditConflict:
            return False
        left = (group | self.fixed) - set(withdrawn(parts))
        return not left & group or self.feasibility.together(edited, left).existence is Existence.SOME

    def least(self, levers: Sequence[Lever]) -> tuple[tuple[RepairPart, ...], PlanProof] | None:
        """Return the least parts of the levers that do, with the proof; None if all at their largest do not.

        None of the parts returned can be left out, and one step less of any of them is known not to do.
        """
        setting = tuple(lever.last for lever in levers)
        proof = self._counted(self.of(levers, setting))
        if proof.existence is not Existence.SOME:
            return None
        for at in range(len(levers)):
            setting, proof = self._lowered(levers, setting, at, proof=proof)
        if any(self._doubtful(levers, setting, at) for at in range(len(levers))):
            return None
        return parts_of(levers, setting), proof

    def proven(self, parts: Sequence[RepairPart]) -> PlanProof:
        """Return the proof of parts as a scenario has them: replayed with every check on the edited facts."""
        try:
            edited = replay(self.problem, tuple(edit for part in parts for edit in part.edits))
        except EditConflict:
            return PlanProof(existence=Existence.NONE)
        return self.feasibility.together(edited, frozenset(self.demanded) - set(withdrawn(parts)))

    def _lowered(
        self, levers: Sequence[Lever], setting: Setting, at: int, *, proof: PlanProof
    ) -> tuple[Setting, PlanProof]:
        """Return the setting with lever `at` as low as can be, halving what is in doubt."""
        low, high = LEFT_ALONE - 1, levers[at].last
        for groups_only in (True, False):  # first how far the groups let it be lowered, which costs little
            is_first = not groups_only
            while high - low > 1:
                middle = low + 1 if is_first else (low + high) // 2
                is_first = False
                tried = (*setting[:at], middle, *setting[at + 1 :])
                found = self._at(levers, tried, groups_only=groups_only)
                if found.existence is Existence.NONE or (found.plan is None and not groups_only):
                    low = middle
                else:
                    high, proof = middle, found
            if groups_only:
                high = levers[at].last
        return (*setting[:at], high, *setting[at + 1 :]), proof

    def _at(self, levers: Sequence[Lever], setting: Setting, *, groups_only: bool) -> PlanProof:
        if not self._moves(setting):
            return NO_PLAN
        found = self.of(levers, setting, groups_only=groups_only)
        return found if groups_only else self._counted(found)

    def _moves(self, setting: Setting) -> bool:
        return any(step != LEFT_ALONE for step in setting)

    def _doubtful(self, levers: Sequence[Lever], setting: Setting, at: int) -> bool:
        """Whether it is not known that one step less of a lever, or none of it, does not do."""
        if setting[at] == LEFT_ALONE:
            return False
        for less in {setting[at] - 1, LEFT_ALONE}:
            tried = (*setting[:at], less, *setting[at + 1 :])
            if self._moves(tried) and self.of(levers, tried).existence is not Existence.NONE:
                return True
        return False

    def _counted(self, proof: PlanProof) -> PlanProof:
        self.left_open += proof.existence is Existence.OPEN
        return proof


NO_PLAN = PlanProof(existence=Existence.NONE)


def parts_of(levers: Sequence[Lever], setting: Setting) -> tuple[RepairPart, ...]:
    """Return the changes that levers make at their steps."""
    return tuple(lever.part(step) for lever, step in zip(levers, setting, strict=True) if step != LEFT_ALONE)


def withdrawn(parts: Sequence[RepairPart]) -> tuple[str, ...]:
    """Return the firms that parts do without."""
    return tuple(
        edit.firm
        for part in parts
        if not part.key.startswith(UNBAR)
        for edit in part.edits
        if isinstance(edit, (ForbidFirm, ReleaseFirm))
    )
