"""Sweeps made from the park itself: which inputs can be varied, over which values, called what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from planner.analysis.sweeping import breaks
from planner.domain.edits import DelayHandover, DemandPart, EditConflict, MinProbability, ScaleDemand, SetCap
from planner.domain.edits.kinds import edit_to_json
from planner.domain.measures import Measures
from planner.domain.park.problem import Problem
from planner.domain.park.site import Cap
from planner.domain.sweeping.sweep import Axis, Scalar, Sweep
from planner.domain.sweeping.sweep_result import SweepTable
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.domain.vocabulary.words import word
from planner.text import Lang, Text

MOST_CAPS = 3
CELL_SECONDS, CELL_GAP = 10.0, 0.0
"""Each cell goes on to its proof or to the clock, which is said of it. A gap would be no quicker: goals below one that was left
open have many more plans to choose from (21 cells of Ziyuan: 73 processor s with 2 %, 37 with none)."""
_DOWN, _UP = Decimal("0.9"), Decimal("1.1")
_PARTS = (DemandPart.ALL, DemandPart.WASTEWATER, DemandPart.STEAM, DemandPart.POWER)


def inputs(problem: Problem, measures: Measures) -> dict[str, Axis]:
    """Return what can be varied, by a stable key: phases, the tightest caps of the parks, demand, probability."""
    found: dict[str, Axis] = {}
    several = len(problem.parks) > 1
    for phase in reversed(problem.phases):
        edit = DelayHandover(phase=phase.phase_id, park=phase.park_id if several else None, quarters=0)
        found[f"phase:{phase.park_id}:{phase.phase_id}"] = _axis(edit, "quarters", range(7))
    for cap in _tight_caps(problem, measures):
        row = SetCap(
            park=cap.subject_id, resource=cap.resource, from_quarter=cap.from_quarter, value=cap.value
        )
        values = [_scalar(cap.value * Decimal(tenths) / 10) for tenths in range(8, 13)]
        found[f"cap:{cap.subject_id}:{cap.resource.value}"] = _axis(row, "value", values)
    for part in _PARTS:
        factors = [0.8, 0.9, 1.0, 1.1, 1.2]
        found[f"demand:{part.value}"] = _axis(ScaleDemand(of=part, factor=Decimal(1)), "factor", factors)
    shares = [0.0, 0.3, 0.5, 0.7]
    found["probability"] = _axis(MinProbability(value=Decimal(0)), "value", shares)
    return found


def tornado_inputs(problem: Problem, measures: Measures) -> dict[str, Axis]:
    """Return inputs each a step down and a step up: a quarter, or a tenth."""
    found = {}
    for key, axis in inputs(problem, measures).items():
        kind, _, rest = key.partition(":")
        if kind == "phase":
            found[key] = replace(axis, values=(-1, 1))
        elif kind == "cap":
            whole = Decimal(str(axis.values[2]))
            found[key] = replace(axis, values=(_scalar(whole * _DOWN), _scalar(whole * _UP)))
        elif rest == DemandPart.ALL.value:
            found[key] = replace(axis, values=(float(_DOWN), float(_UP)))
    return found


def usual_inputs(known: Mapping[str, Axis]) -> list[str]:
    """Return the inputs a tornado begins with: one of each kind."""
    kinds: dict[str, str] = {}
    for key in known:
        kinds.setdefault(key.partition(":")[0], key)
    return list(kinds.values())


def sweep_of(
    name: str,
    axes: Sequence[Axis],
    *,
    one_at_a_time: bool = False,
    seconds: float = CELL_SECONDS,
    gap: float = CELL_GAP,
) -> Sweep:
    """Return a sweep over the axes."""
    return Sweep(name=name, axes=tuple(axes), one_at_a_time=one_at_a_time, time_limit_s=seconds, gap=gap)


def axis_title(problem: Problem, axis: Axis) -> Text:
    """Say what an axis varies, with its unit."""
    try:
        edit = axis.edit_at(axis.values[0])
    except EditConflict:
        return Text(axis.called, axis.called)
    if isinstance(edit, DelayHandover):
        what = edit.building or edit.phase or ""
        zh, en = ("楼栋", "building") if edit.building else ("第", "phase")
        tail = "" if edit.building else " 期"
        return Text(f"{zh} {what}{tail}推迟（季）", f"{en} {what} late (quarters)")
    if isinstance(edit, SetCap):
        subject = edit.building or edit.park or ""
        name = problem.park[subject].name if subject in problem.park else Text(subject, subject)
        many = len(problem.parks) > 1
        title = word(edit.resource)
        return Text(
            f"{name.zh if many else ''}{title.zh}上限", f"{f'{name.en}: ' if many else ''}cap of {title.en}"
        )
    if isinstance(edit, ScaleDemand):
        return _DEMAND[edit.of]
    if isinstance(edit, MinProbability):
        return Text("概率不低于", "probability at least")
    return Text(axis.called, axis.called)


def retitled(problem: Problem, table: SweepTable, lang: Lang) -> SweepTable:
    """Return the table with its axes called in a language."""
    axes = tuple(replace(axis, title=axis_title(problem, axis).say(lang)) for axis in table.sweep.axes)
    return replace(table, sweep=replace(table.sweep, axes=axes))


def break_lines(problem: Problem, table: SweepTable) -> tuple[Text, ...]:
    """Say at which values the plan breaks, and where the other inputs stand, each input by its title."""
    told = [list(_break_lines(problem, retitled(problem, table, lang), lang)) for lang in (Lang.ZH, Lang.EN)]
    return tuple(Text(zh, en) for zh, en in zip(*told, strict=True))


def _break_lines(problem: Problem, table: SweepTable, lang: Lang) -> Iterator[str]:
    for one in breaks(problem, table):
        axes = [axis for place, axis in enumerate(table.sweep.axes) if place != one.axis]
        others = [f"{axis.called} {at}" for axis, at in zip(axes, one.others, strict=True) if at is not None]
        yield " · ".join((one.message.say(lang), *others))


def typed_values(text: str) -> tuple[Scalar, ...] | None:
    """Read a list of numbers as typed: `0, 1, 2`; None if it is none."""
    parts = text.replace("，", ",").replace("、", ",").replace(";", ",").split(",")
    try:
        numbers = [Decimal(part.strip()) for part in parts if part.strip()]
    except ArithmeticError:
        return None
    known = [one for one in numbers if one.is_finite()]
    return tuple(dict.fromkeys(map(_scalar, known))) if known and len(known) == len(numbers) else None


def _axis(edit: DelayHandover | SetCap | ScaleDemand | MinProbability, field: str, values: object) -> Axis:
    written = {key: value for key, value in edit_to_json(edit).items() if key != field}
    return Axis(edit=written, field=field, values=tuple(values))  # type: ignore[arg-type]


def _scalar(value: Decimal) -> Scalar:
    return int(value) if value == value.to_integral_value() else float(value)


def _tight_caps(problem: Problem, measures: Measures) -> list[Cap]:
    """Return the first row of the park caps that come closest to being used up."""
    first: dict[tuple[str, Resource], Cap] = {}
    for cap in sorted(problem.caps, key=lambda one: one.from_quarter):
        if cap.scope is CapScope.PARK:
            first.setdefault((cap.subject_id, cap.resource), cap)
    peaks: Mapping[tuple[str, Resource], Decimal] = {
        place: max(
            (
                use.share or Decimal(0)
                for use in measures.resources
                if use.scope is CapScope.PARK and (use.subject_id, use.resource) == place
            ),
            default=Decimal(0),
        )
        for place in first
    }
    order = sorted(first, key=lambda place: (-peaks[place], place))
    return [first[place] for place in order[:MOST_CAPS]]


_DEMAND: dict[DemandPart, Text] = {
    DemandPart.ALL: Text("全部需求（倍）", "all demand (times)"),
    DemandPart.AREA: Text("面积需求（倍）", "area asked for (times)"),
    DemandPart.POWER: Text("用电需求（倍）", "power drawn (times)"),
    DemandPart.WATER: Text("用水需求（倍）", "water drawn (times)"),
    DemandPart.WASTEWATER: Text("废水量（倍）", "wastewater (times)"),
    DemandPart.STEAM: Text("蒸汽需求（倍）", "steam drawn (times)"),
    DemandPart.HAZWASTE: Text("危废量（倍）", "hazardous waste (times)"),
}
