"""Firms placed and not placed by stage, as one table; and the figures that are left."""

from dataclasses import dataclass

from planner.domain.measures import Measure, Measures
from planner.domain.vocabulary.terms import Stage
from planner.text import Text
from planner.views.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One stage of the pipeline."""

    stage: Stage
    title: Text
    placed: int
    unplaced: int


def stage_rows(measures: Measures) -> tuple[StageRow, ...]:
    """Return each stage in which there is a firm, from lead on."""
    told = {one.key: int(one.value or 0) for one in measures.headline()}
    rows = [
        StageRow(
            stage=stage,
            title=word(stage),
            placed=told.get(f"placed_{stage}", 0),
            unplaced=told.get(f"unplaced_{stage}", 0),
        )
        for stage in Stage
    ]
    return tuple(row for row in rows if row.placed or row.unplaced)


def other_figures(measures: Measures) -> tuple[Measure, ...]:
    """Return the figures over the whole plan that `stage_rows` does not tell."""
    told = {f"{kind}_{stage}" for kind in ("placed", "unplaced") for stage in Stage}
    return tuple(one for one in measures.headline() if one.key not in told)
