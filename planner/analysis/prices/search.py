"""Prices one by one: each the difference of two plans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from planner.analysis.prices.gains import ends_of, gains_between, is_nothing, rank_of
from planner.analysis.prices.relief import Relief
from planner.analysis.prices.reliefs import reliefs
from planner.analysis.prices.space import postponed
from planner.analysis.prices.use import reliefs_in_use
from planner.analysis.why.price import worth
from planner.check import check_plan, is_valid
from planner.domain.edits import Edit, replay
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.price import PriceProof, PriceTable, ReliefGain, ReliefKind, ReliefPrice

LEAST_TOGETHER = 2
_PriceKey = tuple[ReliefKind, str, str, Quarter | None]


@dataclass(kw_only=True)
class PriceSearch:
    """Every price of a problem under its goals.

    Parameters
    ----------
    solver
        Returns the best plan of a problem as far as goals carry value, from a plan that may be a good one to begin from.
    nearest
        Returns what the solver told last with the plan of the same value in which the fewest firms of another change.
    base
        The outcome of the problem itself where its plan is proven to be the best; else it is solved for.
    start
        A plan that may be a good one to begin from.
    known
        What the same question came to before it was stopped: what is proven there is not asked again.
    should_stop
        Ends the search between two questions; what was not asked stays in the table as such.
    """

    problem: Problem
    solver: Callable[[Problem, Plan | None], Outcome]
    nearest: Callable[[Outcome, Plan], Outcome] = lambda found, _: found
    base: Outcome | None = None
    start: Plan | None = None
    known: PriceTable | None = None
    should_stop: Callable[[], bool] = lambda: False
    _prices: dict[tuple[Relief, Quarter | None], ReliefPrice] = field(init=False, default_factory=dict)
    _table: PriceTable = field(init=False, default_factory=PriceTable)
    _base: Outcome = field(init=False)
    _solved: int = field(init=False, default=0)
    _found: dict[_PriceKey, ReliefPrice] = field(init=False, default_factory=dict)
    _promising: list[Relief] = field(init=False, default_factory=list)

    def tables(self) -> Iterator[PriceTable]:
        """Return what is known so far, again and again with more.

        First what every relief brings all along the horizon, then what those that bring something do from later quarters on.
        """
        if not self._has_base():
            yield replace(self._table, is_complete=not self.should_stop())
            return
        order = tuple(reliefs(self.problem, self._table.plan or Plan()))
        self._remember()
        self._prices = {(one, None): self._row(one, None) for one in order}
        yield self._updated()
        for kind in dict.fromkeys(one.price.kind for one in order):
            own = [one for one in order if one.price.kind is kind and one.is_doubtful and not one.part_of]
            yield from self._together([one for one in own if not self._prices[one, None].is_asked])
            for relief in self._promising:
                yield from self._ask(relief, None)
        for relief in sorted(order, key=lambda one: one.part_of is not None):  # what stands for others first
            yield from self._ask(relief, None)
        if self.should_stop():
            return
        # More of what lets in more plans brings nothing later where it brings nothing all along: no row says so.
        told = [one for one in order if not (one.is_widening and self._prices[one, None].brings_nothing)]
        for relief in told:
            self._prices |= {(relief, at): self._row(relief, at) for at in relief.later}
        for relief in sorted(told, key=lambda one: rank_of(self._prices[one, None])):
            yield from self._later(relief)
        if not self.should_stop():
            yield replace(self._updated(), is_complete=True)

    def _remember(self) -> None:
        """Take over what was proven before, and the base plan it is held against, if that is one of the best."""
        known = self.known
        if known is None or known.plan is None or not self._is_best(known.plan):
            return
        proven = (row for row in known.rows if row.is_proven or row.status is Status.INFEASIBLE)
        self._found = {_key(row): row for row in proven}
        self._solved += known.solved
        self._base = replace(self._base, plan=known.plan)
        self._table = replace(self._table, plan=known.plan)

    def _is_best(self, plan: Plan) -> bool:
        if self._base.status is not Status.PROVEN_OPTIMAL or self._base.plan is None:
            return False
        own, best = (worth(self.problem, one).values for one in (plan, self._base.plan))
        return own == best and is_valid(check_plan(self.problem, plan))

    def _row(self, relief: Relief, since: Quarter | None) -> ReliefPrice:
        """Return the price as it was found before, else as one that is not asked yet."""
        own = replace(relief.price, since=since)
        found = self._found.get(_key(own))
        return own if found is None else replace(found, binds=own.binds)

    def trial(self, edits: Sequence[Edit]) -> Iterator[PriceTable]:
        """Return what edits bring, or cost, as the one row of a table: first not asked, then known.

        Raises
        ------
        EditConflict
            If they do not fit the problem.
        """
        relief = Relief(
            price=ReliefPrice(kind=ReliefKind.TRIAL, subject="", clause="", amount=Decimal(0), unit=""),
            eased=lambda given, _: replay(given, edits),
        )
        relief.eased(self.problem, None)
        has_base = self._has_base()
        self._table = replace(self._table, tried=tuple(edits))
        if has_base:
            self._prices = {(relief, None): relief.price}
            yield self._updated()
            if not self.should_stop():
                self._prices = {(relief, None): self._price(relief, None)}
        is_over = self._table.plan is None or all(row.is_asked for row in self._prices.values())
        yield replace(self._updated(), is_complete=is_over)

    def _has_base(self) -> bool:
        """Find the plan that prices are held against; say whether there is one."""
        known = self.base
        is_known = known is not None and known.plan is not None and known.status is Status.PROVEN_OPTIMAL
        self._base = known if known is not None and is_known else self._solve(self.problem, self.start)
        self._table = PriceTable(plan=self._base.plan, status=self._base.status, solved=self._solved)
        return self._base.plan is not None

    def _updated(self) -> PriceTable:
        rows = tuple(sorted(self._prices.values(), key=rank_of))
        return replace(self._table, rows=rows, solved=self._solved)

    def _together(self, group: Sequence[Relief]) -> Iterator[PriceTable]:
        """Ask for several reliefs at once: where all of them bring nothing, each does.

        Else for those that the plan found makes no use of, which mostly bring nothing, and for halves of the others.
        """
        if len(group) < LEAST_TOGETHER or self.should_stop():
            return
        eased = self.problem
        for one in group:
            eased = one.eased(eased, None)
        found = self._solve(eased, self._base.plan)
        if found.plan is not None and is_nothing(self._gains(eased, found)):
            for one in group:
                self._prices[one, None] = self._nothing(one, None, PriceProof.TOGETHER)
            yield self._updated()
            return
        used = () if found.plan is None else reliefs_in_use(self.problem, group, found.plan)
        self._promising += [one for one in used if one not in self._promising]
        idle, rest = [one for one in group if one not in used], used or group
        half = len(rest) // 2
        for part in (idle if used else (), rest[half:], rest[:half]):
            yield from self._together(part)

    def _ask(self, relief: Relief, since: Quarter | None) -> Iterator[PriceTable]:
        """Find a price that is not known yet, and tell it."""
        if not self._prices[relief, since].is_asked and not self.should_stop():
            self._prices[relief, since] = self._price(relief, since)
            yield self._updated()

    def _price(self, relief: Relief, since: Quarter | None) -> ReliefPrice:
        whole = self._prices.get((relief.part_of, None)) if relief.part_of else None
        if whole is not None and whole.brings_nothing:
            return self._nothing(relief, since, PriceProof.PART)
        eased = relief.eased(self.problem, since)
        found = self._solve(eased, self._base.plan)
        price = replace(
            relief.price, since=since, status=found.status, plan=found.plan, proof=PriceProof.SOLVED
        )
        if found.plan is None:
            return price
        price = replace(price, gains=self._gains(eased, found))
        assert self._base.plan is not None
        if price.brings_nothing:
            stays = is_valid(check_plan(eased, self._base.plan))
            return replace(price, plan=self._base.plan) if stays else price
        near = self.nearest(found, self._base.plan).plan
        return price if near is None or not is_valid(check_plan(eased, near)) else replace(price, plan=near)

    def _later(self, relief: Relief) -> Iterator[PriceTable]:
        """Tell what a relief brings from later quarters on; of one that only lets in more plans by halving."""
        if not relief.is_widening:
            yield from self._stretches(relief)
            return
        starts: tuple[Quarter | None, ...] = (None, *relief.later)
        spans = [(0, len(starts))] if relief.later else []
        while spans:
            early, late = spans.pop(0)
            if late - early < LEAST_TOGETHER:
                continue
            first = self._prices[relief, starts[early]]
            last = self._prices[relief, starts[late]] if late < len(starts) else None
            known = self._between(relief, first, last)
            if known is not None:
                for at in starts[early + 1 : late]:
                    self._prices[relief, at] = replace(known, since=at)
                yield self._updated()
                continue
            if self.should_stop():
                return
            middle = (early + late) // 2
            yield from self._ask(relief, starts[middle])
            spans += [(early, middle), (middle, late)]

    def _stretches(self, relief: Relief) -> Iterator[PriceTable]:
        """Tell what a relief brings from each later quarter on: of many at once where one plan is the best in all of them.

        What a stretch leaves open is the next one; where its plan holds in none of its quarters they are asked one by one.
        """
        stretches = [relief.later] if relief.later else []
        while stretches and not self.should_stop():
            stretch = [at for at in stretches.pop(0) if not self._prices[relief, at].is_asked]
            if relief.across is None or len(stretch) < LEAST_TOGETHER:
                for at in stretch:
                    yield from self._ask(relief, at)
                continue
            told = self._across(relief, stretch)
            if told:
                self._prices |= {(relief, at): price for at, price in told.items()}
                yield self._updated()
            left = tuple(at for at in stretch if at not in told)
            stretches += [left] if told else [(at,) for at in left]

    def _across(self, relief: Relief, stretch: Sequence[Quarter]) -> dict[Quarter, ReliefPrice]:
        """Return the prices of the quarters in which a plan holds that none of any of the stretch exceeds."""
        assert relief.across is not None
        assert self._base.plan is not None
        facts = relief.across(self.problem, stretch[0], stretch[-1])
        found = self._solve(facts, self._base.plan)
        price = replace(relief.price, status=found.status, proof=PriceProof.ACROSS)
        if found.status is Status.INFEASIBLE:
            return {at: replace(price, since=at) for at in stretch}
        if found.status is not Status.PROVEN_OPTIMAL or found.plan is None:
            return {}
        best = worth(facts, found.plan)
        near = None if best == worth(facts, self._base.plan) else self.nearest(found, self._base.plan).plan
        told = {}
        for at in stretch:
            eased = relief.eased(self.problem, at)
            for plan in (self._base.plan, postponed(eased, near or found.plan)):
                if worth(eased, plan) == best and is_valid(check_plan(eased, plan)):
                    gains = self._gains(eased, replace(found, plan=plan))
                    told[at] = replace(price, since=at, gains=gains, plan=plan)
                    break
        return told

    def _between(self, relief: Relief, first: ReliefPrice, last: ReliefPrice | None) -> ReliefPrice | None:
        """Return the price between two quarters where both ends leave no other; None where they leave it open.

        Beyond the horizon, where there is no later end, a relief brings nothing.
        """
        if first.brings_nothing:
            return self._nothing(relief, None, PriceProof.LATER)
        if last is not None and last.is_proven and first.gains == last.gains:
            return replace(last, proof=PriceProof.BETWEEN)
        return None

    def _nothing(self, relief: Relief, since: Quarter | None, proof: PriceProof) -> ReliefPrice:
        """Return the price of a relief that lets in more plans, none of them better than the one without it."""
        gains = tuple(
            ReliefGain(tier=tier, least=0, most=0) for tier, _, _ in ends_of(self.problem, self._base)
        )
        return replace(
            relief.price,
            since=since,
            status=self._base.status,
            gains=gains,
            plan=self._base.plan,
            proof=proof,
        )

    def _gains(self, eased: Problem, found: Outcome) -> tuple[ReliefGain, ...]:
        return gains_between(ends_of(self.problem, self._base), ends_of(eased, found))

    def _solve(self, problem: Problem, start: Plan | None) -> Outcome:
        self._solved += 1
        found = self.solver(problem, start)
        if found.plan is not None and not is_valid(check_plan(problem, found.plan)):
            return replace(found, plan=None, status=Status.FAILED)
        return found


def _key(price: ReliefPrice) -> _PriceKey:
    return price.kind, price.subject, price.clause, price.since
