"""Edit of a utility cap: another limit of a park or a building, from a quarter on."""

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit, From
from planner.domain.edits.conflict import Key, require, require_known
from planner.domain.park.problem import Problem
from planner.domain.park.site import Cap
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.domain.vocabulary.words import word
from planner.text import Message, message


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SetCap(BaseEdit):
    """Sets a cap from a quarter until the next row of the caps table.

    Without `diversity` the factor in force at that quarter goes on (1 if there is none).
    """

    kind: Literal["set_cap"] = "set_cap"
    park: str | None = None
    building: str | None = None
    resource: Resource
    from_quarter: From
    value: Amount
    diversity: Amount | None = None

    def _say(self) -> Message:
        return message(
            "{subject} 的{resource}上限自 {start} 起为 {value}",
            "cap {resource} of {subject} at {value} from {start}",
            subject=self.building or self.park or "",
            resource=word(self.resource),
            start=str(self.from_quarter),
            value=self.value,
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("cap", *map(str, self._row))})

    def _apply(self, problem: Problem) -> Problem:
        self._require_sound(problem)
        scope, subject, resource, start = self._row
        others = tuple(
            cap
            for cap in problem.caps
            if (cap.scope, cap.subject_id, cap.resource, cap.from_quarter) != self._row
        )
        cap = Cap(
            scope=scope,
            subject_id=subject,
            resource=resource,
            from_quarter=start,
            value=self.value,
            diversity=self._diversity(problem) if self.diversity is None else self.diversity,
        )
        return replace(problem, caps=(*others, cap))

    @property
    def _row(self) -> tuple[CapScope, str, Resource, From]:
        scope = CapScope.PARK if self.building is None else CapScope.BUILDING
        return scope, self.building or self.park or "", self.resource, self.from_quarter

    def _require_sound(self, problem: Problem) -> None:
        require(
            self.said(),
            "park",
            (self.building is None) != (self.park is None),
            wrong=message("须给出园区或楼栋之一", "give either a park or a building"),
            remedy=message("保留其中一项", "Keep one of the two"),
        )
        if self.building is not None:
            require_known(self.said(), "building", self.building, known=problem.building)
        else:
            require_known(self.said(), "park", self.park or "", known=problem.park)
        require(
            self.said(),
            "value",
            self.value >= 0,
            wrong=message("上限不能为负", "a cap cannot be negative"),
            remedy=message("请填 0 或更大的数", "Give 0 or more"),
        )

    def _diversity(self, problem: Problem) -> Decimal:
        scope, subject, resource, start = self._row
        rows = [
            cap
            for cap in problem.caps
            if (cap.scope, cap.subject_id, cap.resource) == (scope, subject, resource)
        ]
        before = [cap for cap in rows if cap.from_quarter <= start] or rows[:1]
        return max(before, key=lambda cap: cap.from_quarter).diversity if before else Decimal(1)
