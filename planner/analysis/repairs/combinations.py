"""Several changes together, where no single one does: a way for each conflicting group, and one more for what is left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice, product

from planner.analysis.explain.survey import survey
from planner.analysis.repairs.cures import cures_of
from planner.analysis.repairs.feasibility import Existence
from planner.analysis.repairs.groups import GroupSearch
from planner.analysis.repairs.levers import Lever, applied
from planner.analysis.repairs.trial import LeverTrial, withdrawn
from planner.domain.edits import EditConflict
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.sweeping.repair import RepairKind

MOST_JOINED, MOST_WAYS, MOST_PAIRED, MOST_COMPLETED, MOST_PAIRS = 400, 8, 8, 6, 300
MOST_CURED = 8
"""How many ways to cure a place that comes close are tried."""


@dataclass(frozen=True)
class Combinations:
    """What is put together for a trial; `levers` are those about firms, `members` the firms of its groups."""

    trial: LeverTrial
    levers: Callable[[frozenset[str]], list[Lever]]
    members: frozenset[str]
    first: frozenset[str]

    def _every(self) -> list[Lever]:
        return self.levers(self.members)

    def several(self) -> Iterator[Sequence[Lever]]:
        """Return changes that settle every group between them, those of little effort first."""
        ways = [self._ways(at) for at in range(len(self.trial.groups))]
        if not all(ways):
            return
        joined = ({lever.key: lever for way in chosen for lever in way} for chosen in product(*ways))
        several = [tuple(levers.values()) for levers in islice(joined, MOST_JOINED)]
        yield from sorted(several, key=lambda levers: sum(lever.steps[0].effort for lever in levers))

    def _ways(self, at: int) -> list[tuple[Lever, ...]]:
        """Return changes, one or several together, that settle one group; a few of them."""
        group = self.trial.groups[at]
        mine = [lever for lever in self._every() if lever.firm_id is None or lever.firm_id in group]
        found: list[tuple[Lever, ...]] = []
        for lever in sorted(mine, key=lambda lever: (lever.kind is RepairKind.SPLIT, lever.steps[0].effort)):
            if len(found) >= MOST_WAYS or self.trial.feasibility.should_stop():
                return found
            if self.trial.solves((lever,), group):
                found.append((lever,))
        by_key = {lever.key: lever for lever in reversed(self._every())}
        near = chain.from_iterable(self._near(name, by_key) for name in sorted(group))
        small = combinations(mine[:MOST_PAIRED], 2) if len(group) > 1 else ()
        pairs = combinations([lever for lever in mine if lever.kind is not RepairKind.SPLIT], 2)
        near = chain(near, small, islice(pairs, MOST_PAIRS))
        tried: set[frozenset[str]] = set()
        for levers in near:
            if len(found) >= MOST_WAYS or self.trial.feasibility.should_stop():
                break
            keys = frozenset(lever.key for lever in levers)
            if keys in tried:
                continue
            tried.add(keys)
            if self.trial.solves(levers, group):
                found.append(tuple(levers))
            elif len(group) == 1 and len(tried) <= MOST_COMPLETED:
                found += self._completed(levers, mine, group)
        return found

    def _completed(
        self, levers: Sequence[Lever], mine: Sequence[Lever], group: frozenset[str]
    ) -> list[tuple[Lever, ...]]:
        """Return the levers with one more each that together settle a group: what no place tells by itself is in the way."""
        keys = {lever.key for lever in levers}
        others = [lever for lever in mine if lever.key not in keys and lever.kind is not RepairKind.SPLIT]
        found: list[tuple[Lever, ...]] = []
        for lever in others:
            if len(found) >= MOST_WAYS or self.trial.feasibility.should_stop():
                break
            if lever.kind is not RepairKind.WITHDRAWAL and self.trial.solves((*levers, lever), group):
                found.append((*levers, lever))
        return found

    def _near(self, firm_id: str, by_key: dict[str, Lever]) -> Iterator[Sequence[Lever]]:
        """Return for each place that comes closest the changes it would take, as the checker finds them."""
        hold = f"waive:{RuleKey.SPECULATIVE_HOLD.value}::{firm_id}"  # a near place is judged without it
        also = [hold] if hold in by_key else []
        for before, firm in self._as_it_is_or_in_part(firm_id, by_key):
            for fit in survey(self.trial.problem, firm, far=True).near:
                cures = [cures_of(firm_id, finding, by_key) for finding in fit.findings]
                for keys in islice(product(*cures), MOST_CURED):
                    yield tuple(by_key[key] for key in dict.fromkeys([*before, *keys, *also]))

    def _as_it_is_or_in_part(
        self, firm_id: str, by_key: dict[str, Lever]
    ) -> Iterator[tuple[tuple[str, ...], Firm]]:
        """Return a firm as it is and, where it wants a whole building, content with part of one: far more places are near."""
        firm = self.trial.problem.firm[firm_id]
        yield (), firm
        key = f"needs_whole_building:{firm_id}"
        if firm.needs_whole_building and key in by_key:
            yield (key,), replace(firm, needs_whole_building=False)

    def with_one_more(self, levers: Sequence[Lever]) -> Iterator[Sequence[Lever]]:
        """Return the levers with one more each, that settles what still conflicts once they are set as far as can be."""
        parts = tuple(lever.part(lever.last) for lever in levers)
        try:
            edited = applied(self.trial.problem, tuple(edit for part in parts for edit in part.edits))
        except EditConflict:
            return
        out = frozenset(withdrawn(parts))
        doubtful = [name for name in self.trial.demanded if name not in out | self.trial.fixed]

        def together(firms: frozenset[str]) -> Existence:
            return self.trial.feasibility.together(edited, firms | (self.trial.fixed - out)).existence

        group = next(GroupSearch(doubtful, together, self.first).groups(), None)
        if group is None:
            return
        every = self.levers(self.members | group.firms)
        ways = 0
        for lever in sorted(every, key=lambda one: (one.kind is RepairKind.SPLIT, one.steps[0].effort)):
            is_elsewhere = lever.firm_id is not None and lever.firm_id not in group.firms
            if is_elsewhere or lever.key in {one.key for one in levers}:
                continue
            if ways >= MOST_WAYS or self.trial.feasibility.should_stop():
                return
            if self.trial.solves((*levers, lever), group.firms):
                ways += 1
                yield (*levers, lever)
