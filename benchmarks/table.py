"""The benchmark as Markdown: ratios within one run, on a machine that is named by its size only."""

import importlib.metadata
import math
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from benchmarks.account import Account, Ending
from benchmarks.ours import Measured
from benchmarks.runner import OURS, TITLES, Peer, Result, Terms, versions
from benchmarks.verdict import best_value, bound_of, is_proven

READING = """\
Every solver gets the same program, the arrays of our own hand-off, and the same goal: the expected value of the
default goals (with synergy and soft segregation), alone, as whole points. Each runs in a process of its own, one
after the other, with its own settings; a plan less than one point under the bound counts as proven. Times run from
the start of the solver, without building, hand-off and reading; **Park Planner** is `models`' own way: a greedy start,
then building patterns where they apply, else HiGHS. In brackets: how many times ours. Only ratios within one run mean
anything: the seconds depend on the machine and on what else it was doing. *Within 1 % of best*: of the best plan any
solver found here. *Proven within 1 %*: its own bound shows it (CBC tells its bound rarely). Solutions are re-computed in
exact whole numbers, and our plan passes the independent checker.
"""
_NEVER = "–"
_SHORTEST_S = 0.01
"""Times are told to the hundredth; a shorter one counts as that in a ratio."""

TimeOf = Callable[[Result, str], float | None]


def page(
    results: Sequence[Result], terms: Terms, peers: Mapping[str, Peer], *, command: str, said: Iterable[str]
) -> str:
    """Return the whole page: how it was made, the tables, and whether the solvers agree."""
    contradictions = tuple(said)
    agreed = (
        "**The solvers agree:** no proven value differs, no plan exceeds a bound, the checker passes ours."
    )
    verdict = ["**They contradict each other:**", "", *(f"- {one}" for one in contradictions)]
    return "\n".join([
        "# Benchmark",
        "",
        *_made(terms, peers, command),
        READING,
        "## Building and handing over",
        "",
        *_table(("case", *_SIZES, "build s", "hand-off s", "PuLP's own s", "ratio"), _sizes(results)),
        "## Solving",
        "",
        *_table(("case", "solver", *_TIMES, "plan", "bound", "gap"), _cells(results, terms)),
        "## In short",
        "",
        *_table(("solver", "proven", "plan is the best known", "time to proof ÷ ours"), _sums(results)),
        *(verdict if contradictions else [agreed]),
        "",
    ])  # fmt: skip


_SIZES = ("firms", "buildings", "units", "columns", "rows", "entries")


def _made(terms: Terms, peers: Mapping[str, Peer], command: str) -> Iterator[str]:
    own = [f"{name} {importlib.metadata.version(name)}" for name in ("PuLP", "highspy", "numpy")]
    told = [f"{name} {version}" for name, version in versions(terms, peers)]
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    yield from (
        f"Made by `{command}` on {datetime.now(UTC):%Y-%m-%d}.",
        "",
        f"- Machine: {machine}, {_load(terms.workers)}.",
        f"- Python {platform.python_version()}, {', '.join(own)}; peers: {', '.join(told)}.",
        f"- Limit {terms.seconds:g} s for each solver on each case, one thread; CP-SAT {terms.workers} workers.",
        "",
    )


def _load(own: int) -> str:
    """Say how busy the machine was; what is beyond our own work is the work of others."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    load = os.getloadavg()[2]
    return f"load {load:.1f} over the last quarter of an hour{' (shared with other work)' * (load > own)}"


def _sizes(results: Iterable[Result]) -> Iterator[list[str]]:
    for result in results:
        if (measured := result.measured) is None:
            yield [result.case, *[_NEVER] * (len(_SIZES) + 4)]
            continue
        sizes = [f"{getattr(measured, name):,}" for name in _SIZES]
        seconds = [f"{measured.build_s:.3f}", f"{measured.hand_off_s:.3f}"]
        yield [result.case, *sizes, *seconds, *_stock(measured)]


def _stock(measured: Measured) -> list[str]:
    stock = measured.stock_s
    return [_NEVER, _NEVER] if stock is None else [f"{stock:.3f}", f"{stock / measured.hand_off_s:.1f}×"]


# ---------------------------------------------------------------- times


def to_first(result: Result, solver: str) -> float | None:
    """Seconds to the first plan."""
    return _first(result.accounts[solver], lambda objective, _: objective is not None)


def to_near(result: Result, solver: str) -> float | None:
    """Seconds to a plan within 1 % of the best that any solver found."""
    best = best_value(result)
    if best is None:
        return None
    return _first(
        result.accounts[solver],
        lambda objective, _: objective is not None and best - objective <= abs(best) / 100,
    )


def to_gap(result: Result, solver: str) -> float | None:
    """Seconds to a proof that the plan is within 1 % of the best there is."""
    return _first(
        result.accounts[solver],
        lambda objective, bound: (
            objective is not None and bound is not None and bound - objective <= abs(objective) / 100
        ),
        or_else=to_proof(result, solver),
    )


def to_proof(result: Result, solver: str) -> float | None:
    """Seconds to the proof that no plan is better."""
    account = result.accounts[solver]
    return account.seconds if is_proven(account, result.values[solver]) else None


_TIMES: Mapping[str, TimeOf] = {
    "first plan": to_first,
    "within 1 % of best": to_near,
    "proven within 1 %": to_gap,
    "proven best": to_proof,
}


def _first(
    account: Account,
    holds: Callable[[float | None, float | None], bool],
    *,
    or_else: float | None = None,
) -> float | None:
    moments = account.trail
    return next((one.seconds for one in moments if holds(one.objective, one.bound)), or_else)


# ---------------------------------------------------------------- cells


def _cells(results: Iterable[Result], terms: Terms) -> Iterator[list[str]]:
    for result in results:
        for solver, account in result.accounts.items():
            head = [result.case if solver == OURS else "", TITLES[solver]]
            if account.ending in {Ending.ABSENT, Ending.FAILED}:
                yield [*head, f"{account.ending}: {account.words}", *[_NEVER] * (len(_TIMES) + 2)]
                continue
            times = [_time(result, solver, told, terms) for told in _TIMES.values()]
            yield [*head, *times, *_figures(result, solver)]


def _time(result: Result, solver: str, told: TimeOf, terms: Terms) -> str:
    """Return the seconds, and for a peer how many times ours that is."""
    seconds, ours = told(result, solver), told(result, OURS)
    if seconds is None:
        return _NEVER if result.accounts[solver].ending is Ending.INFEASIBLE else f"> {terms.seconds:g}"
    if solver == OURS or ours is None:
        return f"{seconds:.2f}"
    return f"{seconds:.2f} ({ratio(seconds, ours):.2g}×)"


def ratio(seconds: float, ours: float) -> float:
    """Return how many times ours a time is."""
    return max(seconds, _SHORTEST_S) / max(ours, _SHORTEST_S)


def _figures(result: Result, solver: str) -> list[str]:
    value, account = result.values[solver], result.accounts[solver]
    bound = value if is_proven(account, value) else bound_of(account)
    if account.ending is Ending.INFEASIBLE:
        return ["infeasible", _NEVER, _NEVER]
    told = _NEVER if value is None else f"{value:,}"
    if value is None or bound is None:
        return [told, _NEVER if bound is None else f"{bound:,}", _NEVER]
    return [told, f"{bound:,}", f"{(bound - value) / max(1, abs(value)):.2%}"]


def _sums(results: Sequence[Result]) -> Iterator[list[str]]:
    for solver, title in TITLES.items():
        asked = [result for result in results if solver in result.accounts]
        ran = [result for result in asked if result.accounts[solver].ending is not Ending.ABSENT]
        if not ran:
            yield [title, "absent" if asked else "not asked for", _NEVER, _NEVER]
            continue
        proofs = [(to_proof(result, solver), to_proof(result, OURS)) for result in ran]
        both = [ratio(theirs, ours) for theirs, ours in proofs if theirs is not None and ours is not None]
        proven = sum(theirs is not None for theirs, _ in proofs)
        best = sum(
            result.values[solver] is not None and result.values[solver] == best_value(result)
            for result in ran
        )
        mean = f"{math.exp(sum(map(math.log, both)) / len(both)):.2g}× over {len(both)}" if both else _NEVER
        yield [title, f"{proven} of {len(ran)}", f"{best} of {len(ran)}", mean]


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> list[str]:
    names = list(heads)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]
