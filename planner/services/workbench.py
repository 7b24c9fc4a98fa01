"""What one server keeps for all its screens: parks read, solves asked for, reports made.

A screen shows a *version*: the plan shipped with a park, or what a solve came to. Versions
are found again by id, so a page that was refreshed or closed comes back to where it stood.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from planner.domain.actor import Actor
from planner.domain.dossier import Dossier
from planner.domain.finding import Issue
from planner.domain.job import Job, KeptJob
from planner.domain.outcome import Limits, Outcome
from planner.domain.problem import Problem
from planner.domain.report import Report
from planner.services.intake import SHIPPED, ShippedPark, load, shipped_outcome
from planner.services.jobs import JobBook
from planner.services.planning import Wishes, configured, report_on
from planner.services.wire import Order
from planner.text import Text

SHIPPED_VERSION = "shipped"
KEPT_REPORTS = 16
PARKS_FILE = "parks.csv"
"""What makes a folder of the data folder a park."""

_WISHES: TypeAdapter[Wishes] = TypeAdapter(Wishes)
_NOBODY = Actor("local", "本机 This PC")
_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A park as it was read; without a dossier, the issues say why."""

    park: ShippedPark
    folder: Path
    dossier: Dossier | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, kw_only=True)
class Run:
    """A job with what it was asked."""

    job: Job
    problem: Problem
    wishes: Wishes


@dataclass(frozen=True, kw_only=True)
class Version:
    """A plan that can be put on show."""

    version_id: str
    problem: Problem
    outcome: Outcome


class Workbench:
    """The shared memory of all browser sessions of this process."""

    def __init__(self, data_folder: Path, book: JobBook) -> None:
        self._data_folder = data_folder
        self._book = book
        self._lock = threading.RLock()
        self._facts: dict[str, tuple[_Stamp, Facts]] = {}
        self._reports: OrderedDict[Hashable, Report] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def parks(self) -> tuple[ShippedPark, ...]:
        """Give the parks that are there: the shipped ones, then every other folder of park tables by name."""
        shipped = tuple(park for park in SHIPPED if self._folder(park).is_dir())
        known = {park.key for park in shipped}
        own = sorted(path.parent for path in self._data_folder.glob(f"*/{PARKS_FILE}"))
        return (*shipped, *(_own_park(folder) for folder in own if folder.name not in known))

    def facts(self, park_key: str) -> Facts:
        """Read a park; once, unless its files change.

        Raises
        ------
        KeyError
            If there is no park of that key.
        """
        park = next((park for park in self.parks() if park.key == park_key), None)
        if park is None:
            raise KeyError(park_key)
        folder = self._folder(park)
        stamp = _stamp(folder)
        with self._lock:
            kept = self._facts.get(park_key)
            if kept is None or kept[0] != stamp:
                dossier, issues = load(folder)
                kept = (stamp, Facts(park=park, folder=folder, dossier=dossier, issues=issues))
                self._facts[park_key] = kept
            return kept[1]

    def start(
        self,
        dossier: Dossier,
        wishes: Wishes,
        limits: Limits,
        *,
        actor: Actor = _NOBODY,
        project: tuple[str, int] | None = None,
    ) -> str:
        """Start a solve and give its job id; a like one that still runs is given instead.

        With a `project` and its version, what it comes to is kept among the plans of that project.
        """
        problem = configured(dossier.problem, wishes)
        return self._book.start(
            Order(problem, limits),
            actor=actor,
            facts=dossier.problem.fingerprint,
            wishes=_WISHES.dump_json(wishes).decode(),
            project=project,
        )

    def cancel(self, job_id: str, *, actor: Actor = _NOBODY) -> None:
        """Ask a job to stop; the best plan so far is kept."""
        self._book.cancel(job_id, actor=actor)

    def run(self, job_id: str) -> Run | None:
        """Give a job with what it was asked, or None if there is none."""
        kept = self._book.kept(job_id)
        return None if kept is None else self._run(kept)

    def runs(self, dossier: Dossier) -> tuple[Run, ...]:
        """Give the newest runs on these facts, newest last."""
        return tuple(map(self._run, self._book.newest(facts=dossier.problem.fingerprint)))

    def running(self, dossier: Dossier) -> Run | None:
        """Give the newest run on these facts that is not over."""
        return next((run for run in reversed(self.runs(dossier)) if not run.job.state.is_over), None)

    def versions(self, facts: Facts) -> tuple[Version, ...]:
        """Give every plan that can be put on show, the shipped one first, newest last."""
        if facts.dossier is None:
            return ()
        shipped = self._shipped(facts.folder, facts.dossier.problem)
        found = [_version_of(run) for run in self.runs(facts.dossier)]
        return (*((shipped,) if shipped else ()), *(version for version in found if version))

    def report(self, version: Version, dossier: Dossier) -> Report:
        """Check, measure and explain a version; once, then from memory."""
        outcome = version.outcome
        key = (version.version_id, version.problem.fingerprint, outcome.status, outcome.seconds)
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            report = self._reports.get(key)
            if report is None:
                report = report_on(version.problem, outcome, sources=dossier.sources, records=dossier.records)
                with self._lock:
                    self._reports[key] = report
                    while len(self._reports) > KEPT_REPORTS:
                        old, _ = self._reports.popitem(last=False)
                        self._making.pop(old, None)
        return report

    def close(self) -> None:
        """End every solve."""
        self._book.close()

    def _run(self, kept: KeptJob) -> Run:
        wishes = _WISHES.validate_json(kept.wishes) if kept.wishes else Wishes()
        return Run(job=kept.job, problem=self._book.order(kept.job.job_id).problem, wishes=wishes)

    def _folder(self, park: ShippedPark) -> Path:
        return self._data_folder / park.folder.name

    def _shipped(self, folder: Path, problem: Problem) -> Version | None:
        outcome = shipped_outcome(folder, problem.fingerprint)
        if outcome is None or outcome.plan is None:
            return None
        return Version(version_id=SHIPPED_VERSION, problem=problem, outcome=outcome)


def _own_park(folder: Path) -> ShippedPark:
    return ShippedPark(key=folder.name, title=Text(folder.name, folder.name), folder=folder)


def _version_of(run: Run) -> Version | None:
    outcome = run.job.outcome
    if not run.job.state.is_over or outcome is None or outcome.plan is None:
        return None
    return Version(version_id=run.job.job_id, problem=run.problem, outcome=outcome)


def _stamp(folder: Path) -> _Stamp:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
