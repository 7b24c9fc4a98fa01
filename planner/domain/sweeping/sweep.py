"""A sweep: values over one to three edits, as a grid or one edit at a time."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails

from planner.domain.edits import Edit, EditConflict, edit_from_json, edits_from_json
from planner.domain.read_errors import ReadError, read_json, why_of
from planner.domain.solving.finding import Issue, Severity
from planner.domain.solving.outcome import MOST_SEED, Limits
from planner.text import Text, message

MOST_AXES = 3
MOST_CELLS = 2000
_SWEEP = ConfigDict(extra="forbid")

Scalar = int | float | str | bool


@dataclass(frozen=True, kw_only=True, config=_SWEEP)
class Axis:
    """One edit with one field left open, and the values that go there, in order.

    `edit` is the edit as a scenario file writes it, without the field.
    """

    edit: dict[str, Any]
    field: str
    values: tuple[Scalar, ...] = Field(min_length=1)
    title: str = ""

    @property
    def called(self) -> str:
        """The title, or the edit in short."""
        parts = (str(value) for key, value in self.edit.items() if key != "off")
        return self.title or " ".join((*parts, self.field))

    def edit_at(self, value: Scalar) -> Edit:
        """Return the edit with a value filled in.

        Raises
        ------
        EditConflict
            If the value does not fit the field.
        """
        return edit_from_json({**self.edit, self.field: value})


@dataclass(frozen=True, kw_only=True, config=_SWEEP)
class SweepPoint:
    """One point of a sweep: a value an axis, None where the axis is left alone."""

    number: int
    values: tuple[Scalar | None, ...]


@dataclass(frozen=True, kw_only=True, config=_SWEEP)
class Sweep:
    """What is solved: `edits` hold everywhere, the axes vary on top of them.

    A grid takes every combination of up to three axes; `points`, if given, lists those wanted
    (a value an axis, null to leave it alone); `one_at_a_time` (for a tornado) takes every value
    of every axis with the others left alone. Solves are limited by nodes and gap
    rather than by the clock, so that they repeat.
    """

    name: str = ""
    edits: tuple[dict[str, Any], ...] = ()
    axes: tuple[Axis, ...] = Field(min_length=1)
    points: tuple[tuple[Scalar | None, ...], ...] = ()
    one_at_a_time: bool = False
    time_limit_s: float = Field(default=120.0, ge=0.0, allow_inf_nan=False)
    gap: float = Field(default=0.0, ge=0.0, le=1.0)
    nodes: int | None = Field(default=None, ge=0)
    seed: int = Field(default=0, ge=0, le=MOST_SEED)
    base: str = ""

    @property
    def limits(self) -> Limits:
        """The limits of each solve."""
        return Limits(time_limit_s=self.time_limit_s, gap=self.gap, nodes=self.nodes, seed=self.seed)

    @property
    def cells(self) -> tuple[SweepPoint, ...]:
        """Every point, the last axis running fastest."""
        return tuple(SweepPoint(number=n, values=values) for n, values in enumerate(self._points()))

    def edits_at(self, cell: SweepPoint) -> tuple[Edit, ...]:
        """Return the edits of a cell.

        Raises
        ------
        EditConflict
            If an edit cannot be read.
        """
        own = zip(self.axes, cell.values, strict=True)
        varied = tuple(axis.edit_at(value) for axis, value in own if value is not None)
        return (*edits_from_json(self.edits), *varied)

    def _points(self) -> Iterator[tuple[Scalar | None, ...]]:
        if self.points:
            yield from self.points
            return
        if not self.one_at_a_time:
            yield from product(*(axis.values for axis in self.axes))
            return
        for place, axis in enumerate(self.axes):
            for value in axis.values:
                yield tuple(value if number == place else None for number in range(len(self.axes)))


_ADAPTER: TypeAdapter[Sweep] = TypeAdapter(Sweep)


def sweep_from_json(text: str | bytes) -> Sweep:
    """Read a sweep file.

    Raises
    ------
    EditConflict
        Naming every part that cannot be read.
    """
    try:
        sweep = _ADAPTER.validate_python(read_json(text))
    except ValidationError as error:
        raise EditConflict(
            *(_unreadable(".".join(map(str, fault["loc"])), why_of(fault)) for fault in _innermost(error))
        ) from error
    except ReadError as misread:
        raise EditConflict(_unreadable("", misread.text)) from misread
    if len(sweep.axes) > MOST_AXES and not sweep.one_at_a_time:
        raise EditConflict(_too_many("axes", len(sweep.axes), MOST_AXES))
    if any(len(point) != len(sweep.axes) for point in sweep.points):
        each = len(sweep.axes)
        raise EditConflict(
            _unreadable("points", Text(f"每点应有 {each} 个值", f"each point needs {each} values"))
        )
    wanted = [set(axis.values) for axis in sweep.axes]
    strange = [
        str(value)
        for point in sweep.points
        for value, values in zip(point, wanted, strict=True)
        if value is not None and value not in values
    ]
    if strange:
        given = ", ".join(strange)
        why = Text(f"{given} 不在该轴的取值中", f"not among the values of the axis: {given}")
        raise EditConflict(_unreadable("points", why))
    if len(sweep.cells) > MOST_CELLS:
        raise EditConflict(_too_many("axes", len(sweep.cells), MOST_CELLS))
    return sweep


def _innermost(error: ValidationError) -> Iterator[ErrorDetails]:
    """Return the faults without those of a list that is too short only for want of a faulty item."""
    faults = error.errors(include_url=False)
    for fault in faults:
        depth = len(fault["loc"])
        if not any(len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults):
            yield fault


def _too_many(where: str, given: int, most: int) -> Issue:
    return _unreadable(where, Text(f"共 {given}，至多 {most}", f"{given}, at most {most}"))


def _unreadable(where: str, why: Text) -> Issue:
    said = message(
        "批量推演文件{where}无法识别：{why}。请改正。",
        "The sweep file cannot be read{where}: {why}. Correct it.",
        where=Text(f"的 {where} ", f" at {where}") if where else Text("", ""),
        why=why,
    )
    return Issue(severity=Severity.ERROR, message=said, subjects=(where,) if where else ())
