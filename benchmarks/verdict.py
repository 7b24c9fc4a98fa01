"""Do the solvers agree? Every contradiction in a sentence; none is what the benchmark stands on."""

from collections.abc import Iterator, Sequence

from benchmarks.account import Account, Ending
from benchmarks.program import whole_bound
from benchmarks.results import bound_of
from benchmarks.rows import TITLES, Row


def contradictions(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return everything in the rows of one case that cannot all be true, and what the checker found."""
    if len({row.digest for row in rows if row.digest}) > 1:
        rows = [row for row in rows if row.digest == rows[0].digest]  # the rest answer for another program
    return tuple(dict.fromkeys((*_own(rows), *_between(rows))))


def _own(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        name, account = _name(row), row.account
        if account.ending is Ending.FAILED:
            yield f"{row.case}: {name} failed: {account.words}"
        if account.is_broken:
            yield f"{row.case}: {name} gave values that break the rows"
        elif account.ending is Ending.DONE and account.values is None:
            yield f"{row.case}: {name} says it is done and has no plan"
        for said in (row.extra or {}).get("findings", ()):
            yield f"{row.case}: the checker found: {said}"


def _between(rows: Sequence[Row]) -> Iterator[str]:
    """Compare goal by goal, as long as all who go on have the same proven values before."""
    planned = [row for row in rows if row.account.values is not None]
    barred = [row for row in rows if row.account.ending is Ending.INFEASIBLE]
    if barred and planned:
        yield f"{rows[0].case}: {_name(barred[0])} says infeasible, {_name(planned[0])} has a plan"
    goals = max((len(row.account.values or ()) for row in planned), default=0)
    for goal in range(goals):
        plans = [
            (row, (row.account.values or [])[goal]) for row in planned if len(row.account.values or ()) > goal
        ]
        proven = [(row, value) for row, value in plans if row.account.proven > goal]
        yield from _differ(proven)
        limits = [(row, _bound(row.account, goal)) for row, _ in plans] + proven
        for row, limit in limits:
            for other, value in plans:
                if limit is not None and value > limit and (other, value) not in proven:
                    said = f"a plan of {value:,}, above the bound {limit:,} of {_name(row)}"
                    yield f"{row.case}: {_name(other)} has {said}"
                elif limit is not None and value > limit and (row, limit) not in proven:
                    said = f"proved {value:,}, above the bound {limit:,} of {_name(row)}"
                    yield f"{row.case}: {_name(other)} {said}"
        if not proven:
            return
        best = proven[0][1]
        planned = [row for row, value in plans if value == best]


def _differ(proven: Sequence[tuple[Row, int]]) -> Iterator[str]:
    if len({value for _, value in proven}) > 1:
        told = ", ".join(
            f"{name} {value:,}" for name, value in {_name(row): value for row, value in proven}.items()
        )
        yield f"{proven[0][0].case}: proven values differ: {told}"


def _bound(account: Account, goal: int) -> int | None:
    return whole_bound(bound_of(account, goal))


def _name(row: Row) -> str:
    return TITLES[row.solver]
