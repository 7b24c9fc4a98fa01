"""The steps of a firm's chain, in order, and what a stage of the pipeline says of them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from planner.domain.park.firm import Firm
from planner.domain.vocabulary.terms import Stage
from planner.text import Text


class MilestoneKind(StrEnum):
    """A step of the chain; it is met on the day it is complete."""

    SIGN = "sign"
    HANDOVER = "handover"
    FITOUT = "fitout"
    ACCEPTANCE = "acceptance"
    LICENCE = "licence"
    PRODUCTION = "production"
    ABOVE_SCALE = "above_scale"


MILESTONE_TITLES: Mapping[MilestoneKind, Text] = MappingProxyType(
    {
        MilestoneKind.SIGN: Text("签约", "Sign"),
        MilestoneKind.HANDOVER: Text("交房", "Handover"),
        MilestoneKind.FITOUT: Text("装修", "Fit-out"),
        MilestoneKind.ACCEPTANCE: Text("验收", "Acceptance"),
        MilestoneKind.LICENCE: Text("办证", "Licence"),
        MilestoneKind.PRODUCTION: Text("投产", "Production"),
        MilestoneKind.ABOVE_SCALE: Text("上规", "Above scale"),
    }
)

_LAST_MET: Mapping[Stage, MilestoneKind] = MappingProxyType(
    {
        Stage.SIGNED: MilestoneKind.SIGN,
        Stage.HANDOVER: MilestoneKind.HANDOVER,
        Stage.FITOUT: MilestoneKind.HANDOVER,
        Stage.ACCEPTED: MilestoneKind.ACCEPTANCE,
        Stage.LICENSED: MilestoneKind.LICENCE,
        Stage.FITTED: MilestoneKind.FITOUT,
        Stage.PRODUCTION: MilestoneKind.PRODUCTION,
        Stage.ABOVE_SCALE: MilestoneKind.ABOVE_SCALE,
    }
)
"""The last step that a stage says is met. *Fitted* says the rooms are ready, and nothing of a licence."""


def met_by_stage(firm: Firm) -> tuple[MilestoneKind, ...]:
    """Return the steps that the firm's stage says are met, in order; on which day it does not say."""
    last = _LAST_MET.get(firm.stage)
    if last is None:
        last = MilestoneKind.HANDOVER if firm.is_sitting and firm.stage is not Stage.EXITED else None
    steps = tuple(MilestoneKind)
    met = steps[: steps.index(last) + 1] if last else ()
    if firm.is_sitting and met == steps[:1]:
        return steps[:2]
    return met
