"""Runs of `benchmarks.large` that were kept, and their section on the page of results. Standard library only."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.rows import ROOT

FILE = ROOT / "benchmarks" / "large.json"
MOMENTS = (10, 30, 60, 120, 300)
"""Seconds after the start, building included, at which plan and bound are told."""
_FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class LargeRun:
    """One run of our own solver on a large park.

    Attributes
    ----------
    built_s, spent_s
        Processor seconds until the model is handed over, and of the whole run.
    trail
        Processor seconds since the start, plan and bound, whenever one of these became better.
    pricing_s, with_workers
        Seconds of the solve that went into pricing, and what the solve would take with so many workers.
    """

    case: str
    buildings: int
    firms: int
    candidates: int
    built_s: float
    spent_s: float
    memory_mb: int
    engine: str
    made: str
    trail: tuple[tuple[float, int | None, int | None], ...]
    pricing_s: float | None = None
    with_workers: Mapping[str, float] = field(default_factory=dict)


def large_runs(path: Path = FILE) -> tuple[LargeRun, ...]:
    """Return the runs that were kept."""
    if not path.exists():
        return ()
    told = json.loads(path.read_text("utf-8"))
    if told.get("format") != _FORMAT:
        return ()
    return tuple(
        LargeRun(**{**one, "trail": tuple((at, plan, bound) for at, plan, bound in one["trail"])})
        for one in told["runs"]
    )


def keep(run: LargeRun, path: Path = FILE) -> None:
    """Keep a run in place of the one of its case."""
    runs = sorted(
        [*(one for one in large_runs(path) if one.case != run.case), run], key=lambda one: one.buildings
    )
    lines = ",\n".join(json.dumps(asdict(one), sort_keys=True) for one in runs)
    path.write_text(f'{{"format": {_FORMAT}, "runs": [\n{lines}\n]}}\n', "utf-8")


def section(runs: Sequence[LargeRun]) -> Iterator[str]:
    """Return the lines of the page: sizes, then plan, bound and gap as time goes on, then what workers would bring."""
    if not runs:
        return
    yield from ("## Larger parks, ours alone", "")
    yield "`python -m benchmarks.large CASE --workers --write`; processor seconds, building included. Peers would need every"
    yield "pair of firms listed. *Workers* are those of a cluster that price the buildings."
    yield ""
    yield "| case | buildings | firms | candidates | built s | MB | made, by which source |"
    yield f"|{'---|' * 7}"
    for one in runs:
        sizes = (
            f"{one.buildings} | {one.firms:,} | {one.candidates:,} | {one.built_s:.1f} | {one.memory_mb:,}"
        )
        yield f"| {one.case} | {sizes} | {one.made}, {one.engine} |"
    yield ""
    yield f"| case | {' | '.join(f'after {at} s' for at in MOMENTS)} |"
    yield f"|{'---|' * (1 + len(MOMENTS))}"
    for one in runs:
        yield f"| {one.case} | {' | '.join(_at(one, at) for at in MOMENTS)} |"
    yield ""
    shared = [one for one in runs if one.pricing_s is not None]
    if shared:
        counts = list(shared[0].with_workers)
        yield f"| case | solve s | of it pricing | {' | '.join(f'workers: {count}' for count in counts)} |"
        yield f"|{'---|' * (3 + len(counts))}"
        for one in shared:
            solve = one.spent_s - one.built_s
            told = [f"{whole:.1f} ({solve / whole:.2f}×)" for whole in one.with_workers.values()]
            yield f"| {one.case} | {solve:.1f} | {(one.pricing_s or 0) / solve:.0%} | {' | '.join(told)} |"
        yield ""


def _at(run: LargeRun, seconds: float) -> str:
    """Return plan, bound and gap so many seconds after the start; a dash where the run ended before or had none."""
    before = [(plan, bound) for at, plan, bound in run.trail if at <= seconds]
    if not before or run.spent_s < 0.95 * seconds:
        return "–"
    plan, bound = before[-1]
    if plan is None or bound is None:
        return (
            f"{'no plan' if plan is None else f'{plan:,}'} / {'no bound' if bound is None else f'{bound:,}'}"
        )
    return f"{plan:,} / {bound:,} ({(bound - plan) / max(1, abs(plan)):.2%})"
