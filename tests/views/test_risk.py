"""Risk in words: figures with their intervals where those are known, and which way a difference goes."""

from math import inf

from planner.domain.sweeping.future import AllocationPolicy
from planner.domain.sweeping.risk import FigureRisk, MeanEstimate, PlaceRisk, Probability, RiskSummary
from planner.text import Lang, Text
from planner.views.risk import FigureName, gain_message, mean_text, notable_limits, value_message
from tests.support import make

POINTS = FigureName(Text("价值", "Value"), Text("点", "points"))
ALONE = MeanEstimate(mean=12.0, low=-inf, high=inf, of=1)


def summary(
    mean: MeanEstimate, *, gain: MeanEstimate | None = None, beyond: tuple[PlaceRisk, ...] = ()
) -> RiskSummary:
    figures = tuple(
        FigureRisk(
            key="value", policy=policy, mean=mean, p5=12.0, median=12.0, p95=12.0, tail=12.0, histogram=()
        )
        for policy in AllocationPolicy
    )
    return RiskSummary(
        futures=mean.of,
        asked=mean.of,
        seed=1,
        confidence=0.95,
        figures=figures,
        full=(),
        beyond=beyond,
        firms=(),
        decisions=(),
        impacts=(),
        space=(),
        gain=gain,
        promises=Probability(count=0, of=mean.of, low=0.0, high=0.1),
        faults=0,
    )


def test_one_future_alone_has_a_mean_and_no_interval() -> None:
    said = value_message(summary(ALONE), "value", POINTS)
    assert said.say(Lang.EN).startswith("Value: 12 on average; nine futures")
    assert said.say(Lang.ZH).startswith("价值平均 12，九成的未来")
    two = MeanEstimate(mean=12.0, low=11.0, high=13.0, of=2)
    assert "12 (11–13) on average" in value_message(summary(two), "value", POINTS).say(Lang.EN)


def test_the_ends_of_an_interval_below_zero_are_not_run_together_with_their_signs() -> None:
    assert mean_text(MeanEstimate(mean=-12.0, low=-13.0, high=-11.0, of=2), 0) == "-12 (-13 … -11)"
    assert mean_text(MeanEstimate(mean=12.0, low=11.0, high=13.0, of=2), 0) == "12 (11–13)"


def test_a_loss_is_told_as_less_and_not_as_more_of_a_negative() -> None:
    loss = MeanEstimate(mean=-5.0, low=-7.0, high=-3.0, of=2)
    said = gain_message(summary(ALONE, gain=loss))
    assert "brings 5 (3–7) points less than" in said.say(Lang.EN)
    assert "平均少 5 (3–7) 点" in said.say(Lang.ZH)
    won = MeanEstimate(mean=5.0, low=3.0, high=7.0, of=2)
    assert "brings 5 (3–7) points more than" in gain_message(summary(ALONE, gain=won)).say(Lang.EN)


def test_of_buildings_only_limits_that_may_be_passed_are_told() -> None:
    def limit(scope: str, count: int) -> PlaceRisk:
        ever = Probability(count=count, of=4, low=0.0, high=1.0)
        by_quarter = ((make.quarter("2024Q1"), ever),)
        return PlaceRisk(scope=scope, subject_id="A", resource="steam_tph", by_quarter=by_quarter, ever=ever)

    rows = (limit("park", 0), limit("building", 0), limit("building", 1))
    assert notable_limits(summary(ALONE, beyond=rows)) == [rows[0], rows[2]]
