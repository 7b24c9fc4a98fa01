"""Versions and drafts as they read: what did not change since the last reading is not read again."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.domain.projects.draft import TypedTable
from planner.domain.projects.project import SavedVersion
from planner.services.projects.projects import Projects
from planner.services.recent import Recent
from planner.tables.lines import RowMemory
from planner.tables.reading import Reading
from planner.tables.typed import all_typed, new_memory, read_tables

KEPT_READINGS = 8
KEPT_VERSIONS = 8
KEPT_MEMORIES = 4


@dataclass(frozen=True, kw_only=True)
class SavedTables:
    """A saved version, and its tables as text."""

    saved: SavedVersion
    tables: tuple[TypedTable, ...]

    def differing(self, typed: Sequence[TypedTable]) -> tuple[TypedTable, ...]:
        """Return the typed tables that say something else than the version."""
        mine = {table.name: table for table in self.tables}
        return tuple(table for table in typed if table != mine[table.name])

    def laid_over(self, typed: Sequence[TypedTable]) -> tuple[TypedTable, ...]:
        """Return every table, in reading order: as typed where it was, else as the version has it."""
        mine = {table.name: table for table in typed}
        return tuple(mine.get(table.name, table) for table in self.tables)


@dataclass(frozen=True)
class ProjectMemory:
    """What is known of the tables of a project; one reading at a time uses it."""

    tables: dict[str, RowMemory] = field(default_factory=new_memory)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Readings:
    """The readings of the versions and drafts of one database."""

    def __init__(self, projects: Projects) -> None:
        self._projects = projects
        self._versions: Recent[tuple[str, int], SavedTables] = Recent(KEPT_VERSIONS)
        self._readings: Recent[tuple[str, int, tuple[TypedTable, ...]], Reading] = Recent(KEPT_READINGS)
        self._memories: Recent[str, ProjectMemory] = Recent(KEPT_MEMORIES)

    def open(self, project_id: str, number: int | None = None) -> SavedTables:
        """Return a version, the newest unless a number is given; a version that was saved never changes.

        Raises
        ------
        StoreError
            If it is not there.
        """
        project = self._projects.find(project_id) if number is None else None
        wanted = project.head if project else number
        if wanted is not None and (known := self._versions.get((project_id, wanted))):
            return known
        saved = self._projects.open(project_id, wanted)
        opened = SavedTables(saved=saved, tables=all_typed(saved.dossier))
        return self._versions.put((project_id, saved.note.number), opened)

    def read(self, opened: SavedTables, typed: tuple[TypedTable, ...]) -> Reading:
        """Return what a version says with tables typed over it; rows that were read before are not parsed again."""
        saved = opened.saved
        if not typed:
            return Reading(dossier=saved.dossier, issues=())
        key = (saved.project_id, saved.note.number, typed)
        if (known := self._readings.get(key)) is not None:
            return known
        memory = self._memories.get(saved.project_id) or ProjectMemory()
        # The memory of rows is changed by reading; two tabs on one project take turns, other projects are not held
        # up.
        with self._memories.put(saved.project_id, memory).lock:
            reading = read_tables(opened.laid_over(typed), memory=memory.tables)
        return self._readings.put(key, reading)

    def rows_read(self, project_id: str) -> int:
        """Return how many rows of a project were parsed so far."""
        memory = self._memories.get(project_id)
        return sum(one.read for one in memory.tables.values()) if memory else 0
