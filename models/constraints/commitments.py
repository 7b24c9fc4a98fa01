"""Commitments: what was promised stays promised.

Purpose
    Pinned, committed and sitting firms are placed, and where they were told; forbidden places
    and parks a firm does not accept stay out of reach; held units stay free until the hold ends.
Sets and symbols
    i firm, k candidate of i, M the firms that are pinned, committed or sit in the park;
    y_k = 1 if k is chosen; u unit, H_u quarter in which a hold on u ends.
Inequality
    A candidate exists only if it agrees with every pin of its firm (building, units, start;
    clause pin), is in no forbidden place (forbid), in an accepted park (park), and starts no
    earlier than H_u in a unit held for another (hold; who sits there is exempt). A sitting
    firm has a candidate for each lease and building, whatever the rules say of it; none at all
    if a pin of the policy wants it elsewhere.
    Row (pin): Σ_k y_k ≥ 1 for i in M; row (sitting): y_k ≥ 1 for each candidate of a sitting firm.
    Of a sitting firm i that moves out for a firm j (it graduates) all seats are candidates that end when the
    lease does, or in a quarter s in which j may start; E_t those inside in t, S_t those of j that start by t.
    Row (sitting): Σ_k y_k ≥ 1 over them; and Σ_{E_t} y_k + Σ_{S_t} y_l ≤ 1 for each such t = s,
    and y_k ≤ Σ_l y_l for a seat k that ends at s, over the candidates l of j that start at s.
    A firm in M without a candidate gets a column that is 0 in its row, so that the contradiction
    is found and named, not overlooked.
What makes it tight
    All but the last is pruned before there is a model.
As a planner would say it
    "Building 1 is theirs, we shook hands; and 302 is kept for the ministry until summer."
"""

from collections.abc import Iterator

import numpy as np

from models.builder import ModelBuilder
from models.formulation import RowSense
from models.instance import Instance, Ints, Run
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and subject for each promise the run would break for the firm."""
    park_id = instance.problem.building[run.building_id].park_id
    taken = set(run.units)
    for pin in instance.pins.get(firm.firm_id, ()):
        if pin.building_id not in (None, run.building_id):
            yield "pin", pin.building_id or ""
        if pin.units and set(pin.units) != taken:
            yield "pin", min(set(pin.units) ^ taken)
    if firm.parks and park_id not in firm.parks:
        yield "park", park_id
    for forbid in instance.policy.forbids:
        if forbid.firm_id != firm.firm_id:
            continue
        everywhere = forbid.building_id is None and not forbid.units
        if everywhere or forbid.building_id == run.building_id or taken.intersection(forbid.units):
            yield "forbid", run.building_id


def pinned_starts(firm: Firm, instance: Instance) -> frozenset[int]:
    """Return the starts (quarter indices) that the firm's pins name; more than one cannot be met."""
    pins = instance.pins.get(firm.firm_id, ())
    return frozenset(pin.start.index for pin in pins if pin.start is not None)


def lets_sit(firm: Firm, instance: Instance) -> bool:
    """Whether every pin of the policy on a sitting firm agrees with where and since when it sits."""
    seats = instance.seats[firm.firm_id]
    homes = {instance.problem.unit[seat.units[0]].building_id for seat in seats}
    rooms = [{*firm.rooms}, *({*seat.units} for seat in seats)]
    return all(
        (pin.building_id is None or pin.building_id in homes)
        and (not pin.units or {*pin.units} in rooms)
        and (pin.start is None or pin.start in {seat.start for seat in seats})
        for pin in instance.policy.pins
        if pin.firm_id == firm.firm_id
    )


def opens(instance: Instance) -> Iterator[tuple[str, Ints]]:
    """Return clause and, shape (firms, units), the quarter index in which holds on the unit end; 0 if none."""
    until = np.zeros((len(instance.firms), len(instance.units)), dtype=np.int64)
    for hold in instance.policy.holds:
        for unit_id in (unit_id for unit_id in hold.units if unit_id in instance.unit_row):
            column = until[:, instance.unit_row[unit_id]]
            theirs = [f.firm_id == hold.firm_id or unit_id in f.rooms for f in instance.firms]
            column[:] = np.where(theirs, column, np.maximum(column, hold.until.index))
    yield "hold", until


def add_rows(builder: ModelBuilder) -> None:
    """Make every firm that is pinned, committed or sits in the park be placed."""
    for firm in builder.instance.problem.firms:
        if not builder.instance.must_place(firm):
            continue
        columns = [home.column for home in builder.firms_in_building.get(firm.firm_id, ())]
        columns = columns or [builder.add_column("nowhere", high=0)]
        demands = [[column] for column in columns] if builder.sits(firm.firm_id) else [columns]
        builder.commitments[firm.firm_id] = tuple(
            builder.add_row(
                (RuleKey.COMMITMENTS, "sitting" if firm.is_sitting else "pin"),
                [(column, 1) for column in demand],
                1,
                subjects=(firm.firm_id,),
                sense=RowSense.AT_LEAST,
            )
            for demand in demands
        )
    for sitting, successor in builder.instance.problem.graduates.items():
        _add_graduation(builder, sitting, successor)


def _add_graduation(builder: ModelBuilder, sitting: str, successor: str) -> None:
    """Let the seat of a firm end exactly when the firm it moves out for starts."""
    seats = _candidates(builder, sitting)
    starts = _candidates(builder, successor)
    ends = {builder.candidates[k].end for k in seats}  # a start may be gone that a seat was ended for
    for quarter in sorted({builder.candidates[k].start for k in starts} | ends):
        longer = [k for k in seats if builder.candidates[k].start < quarter < builder.candidates[k].end]
        if not longer:
            continue
        begun = [k for k in starts if builder.candidates[k].start <= quarter]
        now = [k for k in begun if builder.candidates[k].start == quarter]
        told = ((RuleKey.COMMITMENTS, "sitting"), (sitting, successor))
        builder.add_row(told[0], [(k, 1) for k in (*longer, *begun)], 1, subjects=told[1])
        for seat in (k for k in seats if builder.candidates[k].end == quarter):
            builder.add_row(told[0], [(seat, 1), *((k, -1) for k in now)], 0, subjects=told[1])


def _candidates(builder: ModelBuilder, firm_id: str) -> list[int]:
    return [k for home in builder.firms_in_building.get(firm_id, ()) for k in home.members]
