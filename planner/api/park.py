"""A park as analysts handle it: its tables as frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from planner.api.cells import frame_of, typed_table
from planner.api.faults import InputError, issue_frame, refuse
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Issue
from planner.services.importing.intake import load
from planner.services.importing.park_tables import dossier_of, tables_of
from planner.services.wording.grid_columns import table_names
from planner.text import message


@dataclass(frozen=True, eq=False)
class ParkTables:
    """A park that was read: facts that hold together, and what was remarked on reading.

    Every table of `docs/tables.md` is a frame: `park.tables["firms"]`, or `park.firms` for short.
    """

    dossier: Dossier
    remarks: tuple[Issue, ...] = ()

    @property
    def problem(self) -> Problem:
        """The facts as the planner's own records."""
        return self.dossier.problem

    @property
    def fingerprint(self) -> str:
        """The hash of the facts; equal facts have equal fingerprints, whatever the order of rows."""
        return self.problem.fingerprint

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every table by name, in reading order, under the canonical headers."""
        return MappingProxyType({table.name: frame_of(table) for table in tables_of(self.dossier)})

    @cached_property
    def issues(self) -> pd.DataFrame:
        """What was remarked on reading: warnings and notes, with file, row and column."""
        return issue_frame(self.remarks)

    def replaced(self, **tables: pd.DataFrame) -> "ParkTables":
        """Return the park with some tables in place of its own, read anew.

        Raises
        ------
        InputError
            If a table is none of the planner's, or the facts do not hold together any more.
        """
        return read_park({**self.tables, **tables})

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table by its name."""
        if name in table_names():
            return self.tables[name]
        raise AttributeError(f"a park has no {name!r}; its tables: {', '.join(table_names())}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *table_names()})

    def __repr__(self) -> str:
        names = ", ".join(park.name.en for park in self.problem.parks)
        return (
            f"<park {names}: {len(self.problem.buildings)} buildings, {len(self.problem.units)} units, "
            f"{len(self.problem.firms)} firms>"
        )

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{name}</td><td>{len(frame)}</td></tr>" for name, frame in self.tables.items()
        )
        return f"<p>{escape(repr(self)[1:-1])}</p><table><tr><th>table</th><th>rows</th></tr>{rows}</table>"


def read_park(source: str | Path | Mapping[str, pd.DataFrame]) -> ParkTables:
    """Return a park read from a folder of CSV tables, a workbook, or frames by the name of their table.

    Parameters
    ----------
    source
        Path of the folder or workbook; or frames, with the headers of `docs/tables.md` in any of the forms known there.

    Raises
    ------
    InputError
        If the facts do not hold together; it names every fault with its place.
    """
    if isinstance(source, Mapping):
        dossier, issues = _from_frames(source)
    else:
        path = Path(source)
        if not path.exists():
            raise refuse(
                message("没有这个文件夹或文件：{path}", "no such folder or file: {path}", path=str(path))
            )
        dossier, issues = load(path)
    if dossier is None:
        raise InputError(issues)
    return ParkTables(dossier, issues)


def _from_frames(frames: Mapping[str, pd.DataFrame]) -> tuple[Dossier | None, tuple[Issue, ...]]:
    known = table_names()
    if strangers := [name for name in frames if name not in known]:
        raise refuse(
            message(
                "没有名为 {names} 的数据表；可用：{known}",
                "there is no table {names}; the tables are: {known}",
                names=", ".join(map(str, strangers)),
                known=", ".join(known),
            )
        )
    return dossier_of([typed_table(name, frame) for name, frame in frames.items()])
