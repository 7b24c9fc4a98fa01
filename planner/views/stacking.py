"""The stacking plan at one quarter: parks, phases, buildings, floors, blocks."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from planner.domain.park.plan import Plan
from planner.domain.park.policy import Hold, Reserve
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Building, Unit
from planner.domain.vocabulary.terms import UnitState
from planner.text import Text
from planner.views.tenants import Tenant, tenants_of
from planner.views.words import Firmness, word


class BlockState(StrEnum):
    """What a block shows."""

    OCCUPIED = "occupied"
    VACANT = "vacant"
    NOT_HANDED_OVER = "not_handed_over"
    HELD = "held"
    TAKEN = "taken"
    """Let or held; who has it is not told (`view_for`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring units of one floor that hold the same, or one free unit.

    `tenants` has one entry in a sound plan; more than one is a clash. `following` is the
    firm planned into a free unit later; `left` are the firms that the plan compared with has in
    a free unit. `held_until` and `note` tell of a held unit.
    """

    state: BlockState
    units: tuple[str, ...]
    area_m2: int
    ready: Quarter
    tenants: tuple[Tenant, ...] = ()
    following: Tenant | None = None
    left: tuple[str, ...] = ()
    fates: tuple[Text, ...] = ()
    held_until: Quarter | None = None
    note: Text | None = None

    @property
    def tenant(self) -> Tenant | None:
        """The firm on show, if any."""
        return self.tenants[0] if self.tenants else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorStack:
    """One floor, blocks from left to right."""

    floor: int
    area_m2: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingStack:
    """One building, top floor first.

    In the quarter `ready_m2` are handed over, `placed_m2` have a firm and `signed_m2` a signed one.
    """

    building_id: str
    name: Text
    handover: Quarter
    leasable_m2: int
    ready_m2: int
    placed_m2: int
    signed_m2: int
    floors: tuple[FloorStack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStack:
    """The buildings of one phase that have units to let."""

    phase_id: str
    name: Text
    buildings: tuple[BuildingStack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkStack:
    """One park."""

    park_id: str
    name: Text
    phases: tuple[PhaseStack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackingView:
    """Every park at one quarter."""

    quarter: Quarter
    parks: tuple[ParkStack, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in drawing order."""
        return tuple(
            block
            for park in self.parks
            for phase in park.phases
            for building in phase.buildings
            for floor in building.floors
            for block in floor.blocks
        )


def stacking_view(
    problem: Problem, plan: Plan, quarter: Quarter, *, against: Plan | None = None
) -> StackingView:
    """Return the stacking plan in `quarter`; buildings without units are left out.

    Tenants are marked as changed against the plan `against`; without it, against the plan in
    force.
    """
    scene = _Scene(problem, quarter, tenants_of(problem, plan, against=against), against)
    return StackingView(
        quarter=quarter,
        parks=tuple(
            ParkStack(park_id=park.park_id, name=park.name, phases=scene.phases(park.park_id))
            for park in problem.parks
        ),
    )


def view_for(view: StackingView, firm_id: str) -> StackingView:
    """Return what may be shown to one firm: its own blocks as they are, of all others only whether they are free."""

    def told(block: Block) -> Block:
        if any(tenant.firm_id == firm_id for tenant in block.tenants):
            own = tuple(tenant for tenant in block.tenants if tenant.firm_id == firm_id)
            return replace(block, tenants=own, following=None, left=(), fates=(), note=None)
        is_taken = block.state in (BlockState.OCCUPIED, BlockState.HELD)
        return Block(
            state=BlockState.TAKEN if is_taken else block.state,
            units=block.units,
            area_m2=block.area_m2,
            ready=block.ready,
        )

    def of_building(one: BuildingStack) -> BuildingStack:
        floors = (replace(floor, blocks=tuple(map(told, floor.blocks))) for floor in one.floors)
        return replace(one, floors=tuple(floors))

    def of_phase(one: PhaseStack) -> PhaseStack:
        return replace(one, buildings=tuple(map(of_building, one.buildings)))

    parks = (replace(park, phases=tuple(map(of_phase, park.phases))) for park in view.parks)
    return replace(view, parks=tuple(parks))


class _Scene:
    """The problem and its tenants, indexed by unit, at one quarter."""

    def __init__(
        self, problem: Problem, quarter: Quarter, tenants: tuple[Tenant, ...], against: Plan | None
    ) -> None:
        self.problem = problem
        self.quarter = quarter
        self._before: dict[str, str] = {}
        if against is not None:
            self._before = {unit: p.firm_id for p in against.at(quarter) for unit in p.units}
        self.by_unit: dict[str, list[Tenant]] = {}
        for tenant in sorted(tenants, key=lambda t: (t.start, t.firm_id)):
            for unit_id in tenant.units:
                self.by_unit.setdefault(unit_id, []).append(tenant)

    def phases(self, park_id: str) -> tuple[PhaseStack, ...]:
        names = {phase.phase_id: phase.name for phase in self.problem.phases if phase.park_id == park_id}
        buildings = [
            b for b in self.problem.buildings if b.park_id == park_id and self.problem.units_of[b.building_id]
        ]
        buildings.sort(key=lambda b: (b.phase_id, b.building_id))
        return tuple(
            PhaseStack(
                phase_id=phase_id,
                name=names.get(phase_id, Text(phase_id, phase_id)),
                buildings=tuple(self._building(building) for building in members),
            )
            for phase_id, members in groupby(buildings, key=lambda b: b.phase_id)
        )

    def _building(self, building: Building) -> BuildingStack:
        units = self.problem.units_of[building.building_id]
        floors = tuple(
            self._floor(number, tuple(members)) for number, members in groupby(units, key=lambda u: u.floor)
        )
        return BuildingStack(
            building_id=building.building_id,
            name=building.name,
            handover=building.handover_quarter,
            leasable_m2=sum(unit.leasable_m2 for unit in units),
            ready_m2=sum(
                unit.leasable_m2 for unit in units if self.problem.ready_quarter(unit) <= self.quarter
            ),
            placed_m2=sum(b.area_m2 for floor in floors for b in floor.blocks if b.tenants),
            signed_m2=sum(
                b.area_m2
                for floor in floors
                for b in floor.blocks
                if any(t.standing is Firmness.SIGNED for t in b.tenants)
            ),
            floors=floors[::-1],
        )

    def _floor(self, number: int, units: tuple[Unit, ...]) -> FloorStack:
        runs: list[list[Unit]] = []
        for unit in units:
            if runs and self._continues(runs[-1][-1], unit):
                runs[-1].append(unit)
            else:
                runs.append([unit])
        return FloorStack(
            floor=number,
            area_m2=sum(unit.leasable_m2 for unit in units),
            blocks=tuple(self._block(tuple(run)) for run in runs),
        )

    def _continues(self, left: Unit, right: Unit) -> bool:
        present = self._present(left)
        return bool(present) and right.seq == left.seq + 1 and self._present(right) == present

    def _present(self, unit: Unit) -> tuple[Tenant, ...]:
        tenants = self.by_unit.get(unit.unit_id, ())
        return tuple(t for t in tenants if t.start <= self.quarter < t.end)

    def _block(self, run: tuple[Unit, ...]) -> Block:
        first = run[0]
        tenants = self._present(first)
        ready = max(self.problem.ready_quarter(unit) for unit in run)
        held_until, note = self._hold(first)
        state = BlockState.OCCUPIED
        if not tenants:
            is_held = held_until is not None or note is not None
            state = BlockState.HELD if is_held else BlockState.VACANT
            state = BlockState.NOT_HANDED_OVER if ready > self.quarter else state
        left = self._left(run) if not tenants else ()
        later = [t for t in self.by_unit.get(first.unit_id, ()) if t.start > self.quarter]
        return Block(
            state=state,
            units=tuple(unit.unit_id for unit in run),
            area_m2=sum(unit.leasable_m2 for unit in run),
            ready=ready,
            tenants=tenants,
            following=later[0] if later and not tenants else None,
            left=left,
            fates=tuple(map(self._fate, left)),
            held_until=held_until,
            note=note,
        )

    def _left(self, run: tuple[Unit, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._before[u.unit_id] for u in run if u.unit_id in self._before))

    def _fate(self, firm_id: str) -> Text:
        """What becomes of a firm that the other plan has here: it comes later, is elsewhere, or has no place."""
        tenant = next((t for members in self.by_unit.values() for t in members if t.firm_id == firm_id), None)
        if tenant is None:
            return Text(f"{firm_id} 未落位", f"{firm_id} has no place")
        if tenant.start > self.quarter:
            return Text(f"{firm_id} 推迟到 {tenant.start}", f"{firm_id} comes in {tenant.start}")
        if tenant.end <= self.quarter:
            return Text(
                f"{firm_id} 租到 {tenant.end.previous}", f"{firm_id} stays until {tenant.end.previous}"
            )
        return Text(f"{firm_id} 改在 {tenant.building_id}", f"{firm_id} is in {tenant.building_id}")

    def _hold(self, unit: Unit) -> tuple[Quarter | None, Text | None]:
        policy = self.problem.policy
        every: tuple[Hold | Reserve, ...] = (*policy.holds, *policy.reserves)
        for kept in every:
            if unit.unit_id in kept.units and self.quarter < kept.until:
                return kept.until, kept.reason if kept.reason.zh or kept.reason.en else None
        if unit.state is not UnitState.VACANT and not self.by_unit.get(unit.unit_id):
            return None, word(unit.state)
        return None, None
