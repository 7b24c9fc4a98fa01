"""The results as Markdown: ratios within one run, on a machine that is named by its size only."""

import importlib.metadata
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from benchmarks.account import Ending
from benchmarks.results import Result, best_values, bound_of
from benchmarks.rows import OURS, TITLES
from benchmarks.runner import Peer, Terms
from benchmarks.scores import Results, Verdict, figure, proven, score, tally

READING = """\
How it is measured: [benchmarks.md](../docs/benchmarks.md). Seconds are those of the **processor**, then those on the wall; the
ratio in brackets is the peer's seconds ÷ ours, of which for the peer the fewer of both count. *Within 1 %*: until a plan within
1 % of the best that anybody found was in hand (one goal only). *From our plan*: the peer was given our first plan. `>` means that
the limit came first; † that the program has changed a little since that run. Three figures are cases won, lost and open (neither
proved its plan), counted for Park Planner.
"""
_NEVER = "–"
UNLIKE = 1.25
"""How many times the other a load is that is told of."""
PEERS = tuple(name for name in TITLES if name != OURS)


def page(
    cases: Mapping[str, Sequence[Results]], terms: Terms, peers: Mapping[str, Peer], *,
    command: str, said: Iterable[str], fresh: frozenset[str] = frozenset(), seeds: Mapping[str, int] | None = None,
) -> str:  # fmt: skip
    """Return the whole page: the headline, how it was made, the sums, every case, and whether the solvers agree.

    Parameters
    ----------
    cases
        Results by kind of case, in order.
    fresh
        Cases whose seeds were drawn after the tuning.
    seeds
        Of the generated parks.
    """
    everything = [results for kind in cases.values() for results in kind]
    contradictions = tuple(said)
    agreed = (
        "**The solvers agree:** no proven value differs, no plan exceeds a bound, the checker passes ours."
    )
    verdict = ["**They contradict each other:**", "", *(f"- {one}" for one in contradictions)]
    parts = [
        "# Results of the benchmark", "", headline(everything, terms), "",
        *_made(everything, terms, peers, command=command, seeds=seeds or {}), READING,
        *(verdict if contradictions else [agreed]), "",
        "## In short", "",
        *_table(("kind", "cases", "proven", *(_heads())), _kinds(cases, terms, fresh)),
        "## Lost", "", *_losses(everything, terms), "",
    ]  # fmt: skip
    for kind, group in cases.items():
        heads = (
            "case",
            "solver",
            "plan",
            "gap",
            "proven",
            "within 1 %",
            "proven from our plan",
            "within 1 %",
        )
        parts += [f"## {kind[:1].upper()}{kind[1:]}", "", *_table(heads, _cells(group, terms, fresh))]
    sizes = ("case", *_SIZES, "build s", "hand-off s", "PuLP's own s", "ratio")
    parts += ["## Building and handing over", "", *_table(sizes, _sizes(everything))]
    return "\n".join(parts).rstrip() + "\n"


def headline(everything: Sequence[Results], terms: Terms) -> str:
    """Return the one sentence that the README repeats."""
    own, ran = proven(everything, OURS)
    told = []
    for peer in PEERS:
        sums = tally(everything, peer, from_plan=False, limit=terms.seconds)
        if sums.scores:
            its, _ = proven(everything, peer)
            told.append(
                f"{TITLES[peer]} proves {its} of {len(sums.scores)} and takes {figure(sums.mean)} times as long "
                f"({sums.count(Verdict.WON)} won, {sums.count(Verdict.LOST)} lost)"
            )
    return (
        f"Within {terms.seconds:g} processor seconds Park Planner proves the best plan of {own} of {ran} programs; "
        + "; ".join(told or ["no peer was run"])
        + ". Geometric means; a run that the limit ended counts as the limit"
        + _unlike_loads(everything)
    )


def _unlike_loads(everything: Sequence[Results]) -> str:
    """Return the end of the headline: that ours ran on a calmer or busier machine than the peers, where it did."""
    ours: list[float] = []
    theirs: list[float] = []
    for result in (one for results in everything for one in results.values()):
        figures = ours if result.solver == OURS else theirs
        figures += [figure for row in result.rows for figure in row.load if figure >= 0]
    if not ours or not theirs:
        return "."
    own, others = median(ours), median(theirs)
    if max(own, others) <= UNLIKE * min(own, others):
        return "."
    return (
        f"; ours ran at a load of about {own:.0f}, the others at about {others:.0f}, "
        f"which flatters {'us' if own < others else 'them'}."
    )


_SIZES = ("firms", "buildings", "units", "columns", "rows", "entries")


def _made(
    everything: Sequence[Results],
    terms: Terms,
    peers: Mapping[str, Peer],
    *,
    command: str,
    seeds: Mapping[str, int],
) -> Iterator[str]:
    rows = [row for results in everything for one in results.values() for row in one.rows]
    own = [f"{name} {importlib.metadata.version(name)}" for name in ("PuLP", "highspy", "numpy")]
    told = {name: {row.account.version for row in rows if row.solver == name} - {""} for name in PEERS}
    for name in set(peers) & set(PEERS):
        told[name] = told[name] or {peers[name].version}
    versions = [f"{TITLES[name]} {' and '.join(sorted(told[name])) or 'not installed'}" for name in PEERS]
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    yield f"Made by `{command}`" + (
        f", {min(r.made for r in rows)} to {max(r.made for r in rows)} UTC." if rows else "."
    )
    yield ""
    yield f"- Machine: {machine}; {_load([figure for row in rows for figure in row.load if figure >= 0])}."
    yield (
        f"- Python {platform.python_version()}, {', '.join(own)}; peers: {', '.join(versions)}; "
        "seed of every solver: its default (ours 0)."
    )
    yield (
        f"- Limit {terms.seconds:g} processor seconds for each run, all goals together; {terms.threads} threads for each peer, "
        f"one for ours; medians of {terms.repeats} runs, of one where it took more than 1 s."
    )
    engines = sorted({row.engine for row in rows if row.solver == OURS})
    yield f"- Our own source, by the digest of `models` and what they import: {', '.join(engines) or 'unknown'}."
    if seeds:
        yield f"- Seeds of the parks: {', '.join(f'{name} {seed}' for name, seed in seeds.items())}."
    yield ""


def _load(figures: Sequence[float]) -> str:
    """Say how busy the machine was, our own run included."""
    if not figures:
        return "load unknown"
    ordered = sorted(figures)
    middle = ordered[len(ordered) // 2]
    others = " (shared with other work)" * (middle > 2.5)
    return (
        f"load {ordered[0]:.1f} to {ordered[-1]:.1f} during the runs, half of them above {middle:.1f}{others}"
    )


def _heads() -> list[str]:
    return [f"{TITLES[peer]}{told}" for peer in PEERS for told in ("", " from our plan")]


def _kinds(
    cases: Mapping[str, Sequence[Results]], terms: Terms, fresh: frozenset[str]
) -> Iterator[list[str]]:
    everything = [results for kind in cases.values() for results in kind]
    drawn = [results for results in everything if _case(results) in fresh]
    groups = [*cases.items(), *([("fresh seeds", drawn)] if drawn else []), ("**all**", everything)]
    for name, group in groups:
        own, ran = proven(group, OURS)
        sums = [
            tally(group, peer, from_plan=from_plan, limit=terms.seconds).told
            for peer in PEERS
            for from_plan in (False, True)
        ]
        yield [name, str(len(group)), f"{own} of {ran}", *sums]


def _case(results: Results) -> str:
    return next(iter(results.values())).case


def _losses(everything: Sequence[Results], terms: Terms) -> Iterator[str]:
    found = False
    for results in everything:
        told = []
        for peer in PEERS:
            for from_plan in (False, True):
                one = score(results, peer, from_plan=from_plan, limit=terms.seconds)
                if one is not None and one.verdict is Verdict.LOST:
                    beside = " from our plan" if from_plan else ""
                    told.append(f"{TITLES[peer]}{beside} {one.sign}{figure(one.ratio)}×")
        if told:
            found = True
            yield f"- {_case(results)} ({results[OURS, False].seconds:.2f} s): {', '.join(told)}"
    if not found:
        yield "None."


# ---------------------------------------------------------------- cells


def _cells(group: Sequence[Results], terms: Terms, fresh: frozenset[str]) -> Iterator[list[str]]:
    for results in group:
        for solver, title in TITLES.items():
            alone, helped = results.get((solver, False)), results.get((solver, True))
            shown = alone or helped
            if shown is None:
                continue
            name = f"{_case(results)}{' (fresh)' * (_case(results) in fresh)}" if solver == OURS else ""
            if shown.account.ending in {Ending.ABSENT, Ending.FAILED}:
                yield [name, title, f"{shown.account.ending}: {shown.account.words}", *[_NEVER] * 5]
                continue
            ours = results.get((OURS, False))
            yield [
                name,
                title,
                *_figures(shown),
                *_times(alone, results, ours, terms),
                *_times(helped, results, ours, terms),
            ]


def _figures(result: Result) -> list[str]:
    """Return the plan's value in the last goal that was reached, and the gap there."""
    account = result.account
    if account.ending is Ending.INFEASIBLE:
        return ["infeasible", _NEVER]
    if not account.values:
        return ["none", _NEVER]
    if result.is_proven:
        return [" / ".join(f"{value:,}" for value in account.values), "0"]
    goal = min(account.proven, len(account.values) - 1)
    value, bound = account.values[goal], bound_of(account, goal)
    of = f" (goal {goal + 1} of {len(account.values)})" if len(account.values) > 1 else ""
    if bound is None:
        return [f"{value:,}{of}", _NEVER]
    return [f"{value:,}{of}", f"{max(0.0, bound - value) / max(1, abs(value)):.2%}"]


def _times(result: Result | None, results: Results, ours: Result | None, terms: Terms) -> list[str]:
    """Return the seconds to the proof and to a plan within 1 %, of a peer with how many times ours."""
    if result is None:
        return [_NEVER, _NEVER]
    dagger = " †" * (ours is not None and result.rows[0].digest != ours.rows[0].digest)
    if result.account.ending is Ending.INFEASIBLE or result.is_proven:
        told = f"{result.cpu:.2f} / {result.wall:.2f}"
    else:
        told = f"> {round(min(terms.seconds, result.cpu), 1):g}"
    if result.solver != OURS:
        one = score(results, result.solver, from_plan=result.from_plan, limit=terms.seconds)
        told += f" ({one.sign}{figure(one.ratio)}×)" if one and one.ratio is not None else ""
    best = best_values(results.values())
    near = result.near(best[0]) if best and len(best) == 1 else None
    shown = (
        _NEVER if best is None or len(best) > 1 else f"> {terms.seconds:g}" if near is None else f"{near:.2f}"
    )
    return [told + dagger, shown]


def _sizes(everything: Iterable[Results]) -> Iterator[list[str]]:
    for results in everything:
        own = results.get((OURS, False))
        extra = (own.rows[0].extra if own else None) or {}
        if not extra:
            continue
        stock, hand_off = extra["stock_s"], extra["hand_off_s"]
        beside = (
            [_NEVER, _NEVER] if stock is None else [f"{stock:.3f}", f"{stock / max(hand_off, 1e-4):.1f}×"]
        )
        sizes = [f"{extra[name]:,}" for name in _SIZES]
        yield [_case(results), *sizes, f"{extra['build_s']:.3f}", f"{hand_off:.3f}", *beside]


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> list[str]:
    names = list(heads)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]
