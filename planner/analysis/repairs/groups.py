"""Minimal conflicting groups: firms that cannot all be placed, none of which can be spared.

One group is found by halving what is in doubt, further ones by sparing each firm of those known in turn.

Sources: U. Junker, QuickXplain, AAAI 2004; R. Reiter, A theory of diagnosis from first principles, AI 32, 1987.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.analysis.repairs.feasibility import Existence

Firms = frozenset[str]
Together = Callable[[Firms], Existence]
"""Whether firms can all be placed."""
Suspects = Callable[[Firms], Firms]
"""Some of the firms that cannot all be placed, which are likely to conflict already."""


@dataclass(frozen=True)
class FoundGroup:
    """Firms that cannot all be placed; `is_minimal` where none of them is known to be spared for nothing."""

    firms: Firms
    is_minimal: bool


@dataclass
class GroupSearch:
    """Every minimal group of the firms `demanded`; those in `first` are tried first, as they are what is asked about."""

    demanded: Sequence[str]
    together: Together
    first: Firms = frozenset()
    suspects: Suspects = lambda firms: firms
    is_complete: bool = False
    """Whether every group was told, once the groups have been run through."""

    def groups(self) -> Iterator[FoundGroup]:
        """Return the groups one by one; nothing if all can be placed, or nobody knows."""
        found: list[FoundGroup] = []
        spared_sets: deque[Firms] = deque([frozenset()])
        enough: list[Firms] = []
        seen: set[Firms] = {frozenset()}
        is_certain = True
        while spared_sets:
            spared = spared_sets.popleft()
            if any(one <= spared for one in enough):
                continue
            group = next((one for one in found if not one.firms & spared), None)
            if group is None:
                existence = self.together(frozenset(self.demanded) - spared)
                if existence is not Existence.NONE:
                    is_certain &= existence is Existence.SOME
                    enough.append(spared)
                    continue
                if not found and self.together(frozenset()) is Existence.NONE:
                    # Those who sit inside leave no plan by themselves: nobody else is in anybody's way.
                    self.is_complete = True
                    yield FoundGroup(frozenset(), is_minimal=True)
                    return
                group = self._one([name for name in self.demanded if name not in spared])
                found.append(group)
                is_certain &= group.is_minimal
                yield group
            for firm in sorted(group.firms):
                if (wider := spared | {firm}) not in seen:
                    seen.add(wider)
                    spared_sets.append(wider)
        self.is_complete = is_certain

    def _one(self, names: Sequence[str]) -> FoundGroup:
        """Return a minimal group among names that cannot all be placed."""
        doubts = [False]

        def breaks(firms: Firms) -> bool:
            existence = self.together(firms)
            doubts[0] |= existence is Existence.OPEN
            return existence is Existence.NONE

        core = [name for name in names if name in self.first]
        rest = [name for name in names if name not in self.first]
        if core and breaks(frozenset(core)):
            return FoundGroup(frozenset(_halved(frozenset(), core, breaks, is_new=False)), not doubts[0])
        likely = self.suspects(frozenset(names))
        if likely < frozenset(names) and breaks(likely):
            core, rest = [name for name in core if name in likely], [name for name in rest if name in likely]
        found = _halved(frozenset(), [*core, *rest], breaks, is_new=False)
        return FoundGroup(frozenset(found), not doubts[0])


def _halved(held: Firms, names: Sequence[str], breaks: Callable[[Firms], bool], *, is_new: bool) -> list[str]:
    """Return few of the names that break together with `held`; `is_new` says that `held` may break alone."""
    if is_new and breaks(held):
        return []
    if len(names) <= 1:
        return list(names)
    first, second = names[: len(names) // 2], names[len(names) // 2 :]
    of_second = _halved(held | set(first), second, breaks, is_new=True)
    of_first = _halved(held | set(of_second), first, breaks, is_new=bool(of_second))
    return [*of_first, *of_second]
