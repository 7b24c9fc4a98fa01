"""What it would take to place firms that cannot all be placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api import frames
from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.edits import edit_to_json
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.services.studies.repairs import QUESTION_S, WHOLE_S, answer_message, usually_kept
from planner.services.studies.repairs import find_repairs as answers_of
from planner.text import Lang, message


@dataclass(frozen=True, eq=False)
class RepairResult:
    """Conflicts and repairs of firms that are to be placed together."""

    base: PlanResult
    answer: RepairAnswer

    @property
    def fits(self) -> bool:
        """Whether all can be placed as things are, so that nothing needs repair."""
        return self.answer.plan is not None

    @property
    def is_complete(self) -> bool:
        """Whether everything was looked into within the limits."""
        return self.answer.is_complete

    @property
    def sentence(self) -> str:
        """What it comes to, in one sentence."""
        return answer_message(self.answer).say(Lang.EN)

    @cached_property
    def groups(self) -> pd.DataFrame:
        """One row a sentence about a minimal conflicting group."""
        rows = [
            (
                number,
                ";".join(group.firms),
                ";".join(group.rules),
                group.is_minimal,
                said.say(Lang.ZH),
                said.say(Lang.EN),
            )
            for number, group in enumerate(self.answer.groups, start=1)
            for said in group.messages
        ]
        heads = ["group", "firms", "rules", "minimal", "text_zh", "text_en"]
        return pd.DataFrame(rows, columns=heads).astype({"minimal": bool})

    @cached_property
    def repairs(self) -> pd.DataFrame:
        """One row a change of a repair, the least effort first; `amount` is the least that does, in steps of `step`."""
        rows = [
            (
                number,
                float(offer.effort),
                part.kind.value,
                float(part.amount),
                part.unit.en,
                float(part.step),
                part.message.say(Lang.ZH),
                part.message.say(Lang.EN),
            )
            for number, offer in enumerate(self.answer.offers, start=1)
            for part in offer.parts
        ]
        heads = ["repair", "effort", "kind", "amount", "unit", "step", "text_zh", "text_en"]
        frame = pd.DataFrame(rows, columns=heads)
        return frame.astype({"effort": "Float64", "amount": "Float64", "step": "Float64"})

    def edits(self, repair: int) -> list[dict[str, Any]]:
        """Return the edits of a repair (by number, from 1) with the pins of its firms, as `solve_what_if` takes them."""
        offer = self.answer.offers[repair - 1]
        return [edit_to_json(edit) for edit in offer.scenario_edits(self.answer.to_promise)]

    def placements(self, repair: int) -> pd.DataFrame:
        """Return the placements of the plan that proves a repair (by number, from 1)."""
        return frames.placements(self.base.problem, self.answer.offers[repair - 1].plan)


def find_repairs(
    base: PlanResult,
    firms: Sequence[str] = (),
    *,
    keep: str | None = None,
    time_limit: float = WHOLE_S,
    seed: int = 0,
) -> RepairResult:
    """Return the conflicts and the proven repairs of firms that are to be placed together.

    Parameters
    ----------
    base
        A plan: its facts, and who has a place.
    firms
        Ids; none asks about the signed firms and what the park has promised.
    keep
        Who else must have a place: `placed` (all of the plan; usual for one firm), `signed` (usual for none), `none`
        (usual for several).
    time_limit
        Seconds for all questions together.

    Raises
    ------
    InputError
        If there is no such firm, or `keep` is none of these.
    """
    asked = tuple(map(str, firms))
    known = [one.value for one in KeepScope]
    if missing := [name for name in asked if name not in base.problem.firm]:
        raise refuse(message("没有企业 {names}", "no such firm: {names}", names=", ".join(missing)))
    if keep is not None and keep not in known:
        raise refuse(
            message(
                "keep 不能是 {keep}；可选：{known}",
                "keep cannot be {keep}; choose from: {known}",
                keep=keep,
                known=", ".join(known),
            )
        )
    *_, answer = answers_of(
        base.problem,
        base.plan,
        asked,
        kept=usually_kept(asked) if keep is None else KeepScope(keep),
        limits=Limits(time_limit_s=min(QUESTION_S, time_limit), seed=seed),
        seconds=time_limit,
    )
    return RepairResult(base, answer)
