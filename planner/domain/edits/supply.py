"""Edits of buildings: handover moved, building or floor closed, building added."""

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, BaseEdit
from planner.domain.edits.conflict import Key, id_list, require, require_known, require_new
from planner.domain.edits.removal import without_units
from planner.domain.park.problem import Problem
from planner.domain.park.site import Building, Cap, Floor, Unit
from planner.text import Message, message

MOST_QUARTERS = 80
"""How far a handover can be moved: twenty years."""


@dataclass(frozen=True, kw_only=True, config=EDIT)
class DelayHandover(BaseEdit):
    """Moves the handover of a building, or of every building of a phase, by whole quarters.

    Negative quarters are earlier. Units that become available with their building move
    with it. `park` is needed only where several parks have the phase.
    """

    kind: Literal["delay_handover"] = "delay_handover"
    building: str | None = None
    phase: str | None = None
    park: str | None = None
    quarters: int

    def _say(self) -> Message:
        what = message("楼栋 {name}", "building {name}", name=self.building or "")
        if self.building is None:
            what = message(
                "{park} {name} 期", "{park} phase {name}", park=self.park or "", name=self.phase or ""
            )
        zh, en = what.text.zh.strip(), what.text.en.strip()
        if self.quarters < 0:
            return message(
                f"{zh} 提前 {{n}} 季交付",
                f"{en} handed over {{n}} quarters earlier",
                **what.values,
                n=-self.quarters,
            )
        return message(
            f"{zh} 推迟 {{n}} 季交付",
            f"{en} handed over {{n}} quarters later",
            **what.values,
            n=self.quarters,
        )

    def _touches_in(self, problem: Problem) -> frozenset[Key]:
        return frozenset(("building", b.building_id, "handover") for b in self._buildings(problem))

    def _apply(self, problem: Problem) -> Problem:
        require(
            self.said(),
            "building",
            (self.building is None) != (self.phase is None),
            wrong=message("须给出楼栋或分期之一", "give either a building or a phase"),
            remedy=message("保留其中一项", "Keep one of the two"),
        )
        require(
            self.said(),
            "quarters",
            abs(self.quarters) <= MOST_QUARTERS,
            wrong=message("最多移动 {most} 季", "at most {most} quarters", most=MOST_QUARTERS),
            remedy=message("例如 2", "Give a number such as 2"),
        )
        moved = self._buildings(problem)
        self._require_found(problem, moved)
        before = {b.building_id: b.handover_quarter for b in moved}
        return replace(
            problem,
            buildings=tuple(
                replace(b, handover_quarter=b.handover_quarter + self.quarters)
                if b.building_id in before
                else b
                for b in problem.buildings
            ),
            units=tuple(
                replace(u, available_quarter=u.available_quarter + self.quarters)
                if before.get(u.building_id) == u.available_quarter
                else u
                for u in problem.units
            ),
        )

    def _buildings(self, problem: Problem) -> tuple[Building, ...]:
        if self.building is not None:
            return tuple(b for b in problem.buildings if b.building_id == self.building)
        return tuple(
            b for b in problem.buildings if b.phase_id == self.phase and self.park in (None, b.park_id)
        )

    def _require_found(self, problem: Problem, moved: tuple[Building, ...]) -> None:
        if self.building is not None:
            require_known(self.said(), "building", self.building, known=problem.building)
        if self.park is not None:
            require_known(self.said(), "park", self.park, known=problem.park)
        require_known(
            self.said(),
            "phase",
            self.phase or (),
            known={b.phase_id for b in problem.buildings if self.park in (None, b.park_id)},
        )
        parks = {b.park_id for b in moved}
        require(
            self.said(),
            "park",
            len(parks) <= 1,
            wrong=message(
                "多个园区有 {phase} 期", "several parks have a phase {phase}", phase=self.phase or ""
            ),
            remedy=message("请写明园区：{parks}", "Name the park: {parks}", parks=id_list(parks)),
        )


@dataclass(frozen=True, kw_only=True, config=EDIT)
class CloseBuilding(BaseEdit):
    """Takes every unit of a building off the market; the building itself stays."""

    kind: Literal["close_building"] = "close_building"
    building: str

    def _say(self) -> Message:
        return message("关闭楼栋 {name}", "close building {name}", name=self.building)

    def _touches(self) -> frozenset[Key]:
        return frozenset({("building", self.building, "closed")})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "building", self.building, known=_let(problem))
        gone = {unit.unit_id for unit in problem.units_of[self.building]}
        return without_units(problem, gone, edit=self.said(), field="building")


@dataclass(frozen=True, kw_only=True, config=EDIT)
class CloseFloor(BaseEdit):
    """Takes every unit of one floor off the market."""

    kind: Literal["close_floor"] = "close_floor"
    building: str
    floor: int

    def _say(self) -> Message:
        return message(
            "关闭楼栋 {name} 第 {floor} 层",
            "close floor {floor} of building {name}",
            name=self.building,
            floor=self.floor,
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("building", self.building, "floor", str(self.floor))})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "building", self.building, known=_let(problem))
        there = problem.units_of[self.building]
        require_known(self.said(), "floor", str(self.floor), known={str(u.floor) for u in there})
        gone = {unit.unit_id for unit in there if unit.floor == self.floor}
        return without_units(problem, gone, edit=self.said(), field="floor")


@dataclass(frozen=True, kw_only=True, config=EDIT)
class AddBuilding(BaseEdit):
    """Adds a building to a phase that exists, with its floors, units and caps."""

    kind: Literal["add_building"] = "add_building"
    building: Building
    floors: tuple[Floor, ...]
    units: tuple[Unit, ...]
    caps: tuple[Cap, ...] = ()

    def _say(self) -> Message:
        return message(
            "新增楼栋 {name}（{units} 个单元，{area} ㎡，{handover} 交付）",
            "add building {name} ({units} units, {area} ㎡, handed over {handover})",
            name=self.building.building_id,
            units=len(self.units),
            area=sum(unit.leasable_m2 for unit in self.units),
            handover=str(self.building.handover_quarter),
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("new building", self.building.building_id)})

    def _apply(self, problem: Problem) -> Problem:
        said, name = self.said(), self.building.building_id
        require_new(said, "building.building_id", name, known=problem.building)
        require_known(said, "building.park_id", self.building.park_id, known=problem.park)
        phases = {phase.phase_id for phase in problem.phases if phase.park_id == self.building.park_id}
        require_known(said, "building.phase_id", self.building.phase_id, known=phases)
        require_known(said, "floors.building_id", (f.building_id for f in self.floors), known={name})
        require_known(said, "units.building_id", (u.building_id for u in self.units), known={name})
        require_known(said, "caps.subject_id", (c.subject_id for c in self.caps), known={name})
        storeys = {str(floor.floor) for floor in self.floors}
        require_known(said, "units.floor", (str(u.floor) for u in self.units), known=storeys)
        for number, unit in enumerate(self.units):
            taken: Collection[str] = {*problem.unit, *(u.unit_id for u in self.units[:number])}
            require_new(said, "units.unit_id", unit.unit_id, known=taken)
        return replace(
            problem,
            buildings=(*problem.buildings, self.building),
            floors=(*problem.floors, *self.floors),
            units=(*problem.units, *self.units),
            caps=(*problem.caps, *self.caps),
        )


def _let(problem: Problem) -> set[str]:
    return {unit.building_id for unit in problem.units}
