"""What a campaign found, and the page it is written on."""

import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
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
    """A count with its full size; `run(count, seed)` is what the tests call with a small one."""

    name: str
    claim: str
    count: int
    run: Callable[[int, int], Evidence]


def write(campaign: Campaign, evidence: Evidence, *, count: int, seed: int, seconds: float) -> Path:
    """Write the page of a campaign into docs/evidence."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{campaign.name}.md"
    path.write_text(page(campaign, evidence, count=count, seed=seed, seconds=seconds), "utf-8")
    return path


def page(campaign: Campaign, evidence: Evidence, *, count: int, seed: int, seconds: float) -> str:
    """Return the page as Markdown."""
    verdict = f"**{len(evidence.failures)} failures.**" if evidence.failures else "**Held: no failure.**"
    made = [
        ("commit", _commit()),
        ("command", f"`python3 run.py campaign {campaign.name} --count {count} --seed {seed}`"),
        ("seeds", f"from {seed} on"),
        ("date", f"{datetime.now(UTC):%Y-%m-%d}"),
        ("seconds", f"{seconds:.0f}"),
        ("Python", platform.python_version()),
        *((name, version(name)) for name in ("PuLP", "highspy")),
    ]
    lines = [f"# {campaign.name}", "", campaign.claim, "", verdict, ""]
    lines += _table(("made by", ""), made) + _table(("figure", "value"), evidence.figures)
    shown = evidence.failures[:MOST_FAILURES_SHOWN]
    lines += ["## Failures", "", *(f"- {failure}" for failure in shown), ""] if shown else []
    return "\n".join(lines)


def _table(heads: tuple[str, str], rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[str]:
    return [f"| {heads[0]} | {heads[1]} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows), ""]


def _commit() -> str:
    """Name the commit, and say if the tree differs from it."""
    return (
        f"{_git('rev-parse', '--short=12', 'HEAD')}{' with changes' if _git('status', '--porcelain') else ''}"
    )


def _git(*words: str) -> str:
    try:
        answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "unknown"
    return answer.stdout.strip() if answer.returncode == 0 else "unknown"
