"""What a campaign found, and the page it is written on."""

import json
import platform
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "evidence"
MOST_FAILURES_SHOWN = 20


@dataclass(frozen=True)
class Evidence:
    """Figures by name, and a sentence for each failure; without failures the campaign held."""

    figures: tuple[tuple[str, str], ...]
    failures: tuple[str, ...] = ()

    def figure(self, name: str) -> str:
        return dict(self.figures)[name]


@dataclass(frozen=True)
class Campaign:
    """A count with its full size; `run(count, seed)` is what the tests call with a small one.

    One with a `step` adds up: it is run so many at a time, each written down at once, and goes on where the last run
    ended. All its figures are whole numbers then, and `judge` says what is wrong with their sums.
    """

    name: str
    claim: str
    count: int
    run: Callable[[int, int], Evidence]
    step: int = 0
    judge: Callable[[Mapping[str, int]], Iterable[str]] = lambda _: ()


@dataclass(frozen=True)
class Run:
    """Figures of the seeds from `seed` up to, not including, `after`, as one commit gave them."""

    seed: int
    after: int
    commit: str
    date: str
    seconds: float
    figures: Mapping[str, int]
    failures: tuple[str, ...] = ()


def faults_at(seed: int, look: Callable[[], Iterable[str]]) -> list[str]:
    """Return what is wrong at a seed; what is raised while it is looked for is a fault like another."""
    try:
        return [f"seed {seed}: {fault}" for fault in look()]
    except Exception as fault:  # noqa: BLE001  # the count goes on
        return [f"seed {seed}: {type(fault).__name__} {fault}"]


# ---------------------------------------------------------------- one run


def write(campaign: Campaign, evidence: Evidence, *, count: int, seed: int, seconds: float) -> Path:
    """Write the page of a campaign into docs/evidence."""
    path = page_of(campaign)
    path.write_text(page(campaign, evidence, count=count, seed=seed, seconds=seconds), "utf-8")
    return path


def page_of(campaign: Campaign) -> Path:
    """Return where the page of a campaign lies, in a folder that is there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{campaign.name}.md"


def page(campaign: Campaign, evidence: Evidence, *, count: int, seed: int, seconds: float) -> str:
    """Return the page as Markdown."""
    made = [
        ("commit", _commit()),
        ("command", f"`python3 run.py campaign {campaign.name} --count {count} --seed {seed}`"),
        ("seeds", f"from {seed} on"),
        ("date", f"{datetime.now(UTC):%Y-%m-%d}"),
        ("seconds", f"{seconds:.0f}"),
        *_versions(),
    ]
    lines = _head(campaign, evidence.failures)
    lines += _table(("made by", ""), made) + _table(("figure", "value"), evidence.figures)
    return "\n".join(lines + _failures(evidence.failures))


def _head(campaign: Campaign, failures: tuple[str, ...]) -> list[str]:
    verdict = f"**{len(failures)} failures.**" if failures else "**Held: no failure.**"
    return [f"# {campaign.name}", "", campaign.claim, "", verdict, ""]


def _failures(failures: tuple[str, ...]) -> list[str]:
    shown = failures[:MOST_FAILURES_SHOWN]
    return ["## Failures", "", *(f"- {failure}" for failure in shown), ""] if shown else []


def _versions() -> list[tuple[str, str]]:
    libraries = ((name, version(name)) for name in ("PuLP", "highspy"))
    return [("Python", platform.python_version()), *libraries]


# ---------------------------------------------------------------- runs that add up


def run_of(evidence: Evidence, *, count: int, seed: int, seconds: float) -> Run:
    """Return a run of today's commit."""
    return Run(
        seed=seed,
        after=seed + count,
        commit=_commit(),
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        seconds=seconds,
        figures={name: int(value) for name, value in evidence.figures},
        failures=evidence.failures,
    )


def runs_on(page: str) -> tuple[Run, ...]:
    """Return the runs that a page was made of, by seed; none if it keeps none."""
    _, found, rest = page.partition(_KEPT)
    told = json.loads(rest.partition(_KEPT_END)[0]) if found else []
    return tuple(Run(**{**one, "failures": tuple(one["failures"])}) for one in told)


def joined(runs: Iterable[Run], new: Run) -> tuple[Run, ...]:
    """Return the runs with a new one: it takes the place of those whose seeds it has, and goes on one of its own commit."""
    kept = [one for one in runs if one.after <= new.seed or new.after <= one.seed]
    before = next((one for one in kept if one.after == new.seed and one.commit == new.commit), None)
    if before is not None:
        kept.remove(before)
        new = Run(
            seed=before.seed,
            after=new.after,
            commit=new.commit,
            date=new.date,
            seconds=before.seconds + new.seconds,
            figures=sums_of((before, new)),
            failures=(*before.failures, *new.failures),
        )
    return tuple(sorted((*kept, new), key=lambda one: one.seed))


def sums_of(runs: Iterable[Run]) -> dict[str, int]:
    """Return the figures of all runs added up, by name."""
    sums: Counter[str] = Counter()
    for one in runs:
        sums.update(one.figures)
    return dict(sorted(sums.items()))


def failures_of(campaign: Campaign, runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return what failed in any run, and what is wrong with the sums."""
    return (*(fault for one in runs for fault in one.failures), *campaign.judge(sums_of(runs)))


def page_of_runs(campaign: Campaign, runs: tuple[Run, ...]) -> str:
    """Return the page of all runs together as Markdown; it keeps them, so that another can be added."""
    failures, ran = failures_of(campaign, runs), sum(one.after - one.seed for one in runs)
    command = f"`python3 run.py campaign {campaign.name}`"
    left = max(0, campaign.count - ran)
    made = [
        ("ran", f"{ran:,} of {campaign.count:,}{f'; {command} goes on with the {left:,} left' if left else ''}"),
        ("again", f"`python3 run.py campaign {campaign.name} --count {ran} --seed {min(one.seed for one in runs)}`"),
        *_versions(),
    ]  # fmt: skip
    rows = [(f"{one.seed} to {one.after - 1}", one.commit, one.date, f"{one.seconds:.0f}") for one in runs]
    lines = _head(campaign, failures) + _table(("made by", ""), made)
    lines += ["| seeds | commit | date | seconds |", "|---|---|---|---|"]
    lines += [*(f"| {' | '.join(row)} |" for row in rows), ""]
    lines += _table(("figure", "value"), [(name, f"{value}") for name, value in sums_of(runs).items()])
    kept = json.dumps([asdict(one) for one in runs], ensure_ascii=False)
    return "\n".join([*lines, *_failures(failures), f"{_KEPT}{kept}{_KEPT_END}", ""])


_KEPT, _KEPT_END = "<!-- runs: ", " -->"


# ---------------------------------------------------------------- parts of a page


def _table(heads: tuple[str, str], rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[str]:
    return [f"| {heads[0]} | {heads[1]} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows), ""]


def _commit() -> str:
    """Name the commit, and say if the tree differs from it, but for the evidence itself."""
    changes = _git("status", "--porcelain", "--", ".", ":!docs/evidence")
    return f"{_git('rev-parse', '--short=12', 'HEAD')}{' with changes' if changes else ''}"


def _git(*words: str) -> str:
    try:
        answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "unknown"
    return answer.stdout.strip() if answer.returncode == 0 else "unknown"
