"""Do the solvers agree? Every contradiction in a sentence; none is what the benchmark stands on."""

from collections.abc import Iterator

from benchmarks.account import Account, Ending
from benchmarks.program import whole_bound
from benchmarks.runner import TITLES, Result


def is_proven(account: Account, value: int | None) -> bool:
    """Whether the solver proved its plan: it says so, or its own bound leaves no better value."""
    if value is None:
        return False
    return account.ending is Ending.DONE or bound_of(account) == value


def bound_of(account: Account) -> int | None:
    """Return the last bound that the solver told."""
    return whole_bound(account.trail[-1].bound) if account.trail else None


def contradictions(result: Result) -> tuple[str, ...]:
    """Return everything in a case that cannot all be true, and what the checker found."""
    return (*_own(result), *_between(result))


def _own(result: Result) -> Iterator[str]:
    for name, account in result.accounts.items():
        if account.ending is Ending.FAILED:
            yield f"{result.case}: {TITLES[name]} failed: {account.words}"
        if account.ending is Ending.DONE and result.values[name] is None and name not in result.broken:
            yield f"{result.case}: {TITLES[name]} says it is done and has no plan"
    for name in result.broken:
        yield f"{result.case}: {TITLES[name]} gave values that break the rows"
    if result.measured is not None:
        yield from (f"{result.case}: the checker found: {said}" for said in result.measured.findings)


def _between(result: Result) -> Iterator[str]:
    plans = {name: value for name, value in result.values.items() if value is not None}
    proven = {name: value for name, value in plans.items() if is_proven(result.accounts[name], value)}
    if len(set(proven.values())) > 1:
        told = ", ".join(f"{TITLES[name]} {value:,}" for name, value in proven.items())
        yield f"{result.case}: proven values differ: {told}"
    limits = {name: bound_of(account) for name, account in result.accounts.items()} | proven
    for name, limit in limits.items():
        for other, value in plans.items():
            if limit is not None and value > limit and not (name in proven and other in proven):
                said = f"a plan of {value:,}, above the bound {limit:,} of {TITLES[name]}"
                yield f"{result.case}: {TITLES[other]} has {said}"
    barred = [name for name, one in result.accounts.items() if one.ending is Ending.INFEASIBLE]
    if barred and plans:
        yield f"{result.case}: {TITLES[barred[0]]} says infeasible, {TITLES[next(iter(plans))]} has a plan"


def best_value(result: Result) -> int | None:
    """Return the best value that any solver reached."""
    return max((value for value in result.values.values() if value is not None), default=None)
