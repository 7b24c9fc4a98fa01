"""Colours: readable text, and never hue alone."""

import pytest

from planner.domain.vocabulary.terms import Family, Priority, Stage
from planner.palette import DARK, LIGHT, Theme, contrast, mixed
from planner.views.gantt import GanttStep
from planner.views.words import Change, Expiry, Firmness, stage_group_of

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_text_on_every_fill_meets_aa(theme: Theme) -> None:
    for vocabulary, table in theme.swatches.items():
        for key, swatch in table.items():
            assert contrast(swatch.ink, swatch.fill) >= 4.5, (vocabulary, key)


@THEMES
def test_neutral_text_meets_aa_and_lines_meet_three_to_one(theme: Theme) -> None:
    for ground in (theme.background, theme.surface):
        for ink in (theme.ink, theme.muted, theme.good, theme.warn, theme.bad, theme.accent):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(theme.line, theme.background) >= 3


@THEMES
def test_classes_of_one_vocabulary_differ_by_more_than_hue(theme: Theme) -> None:
    families = theme.swatches["family"].values()
    assert len({swatch.pattern for swatch in families}) == len(families) <= 8
    for vocabulary, table in theme.swatches.items():
        looks = [(swatch.hue, swatch.pattern) for swatch in table.values()]
        assert len(set(looks)) == len(looks), vocabulary


def test_every_class_of_the_views_has_a_swatch() -> None:
    assert set(LIGHT.swatches["family"]) == set(Family)
    assert set(LIGHT.swatches["stage"]) == {stage_group_of(stage) for stage in Stage}
    assert set(LIGHT.swatches["priority"]) == {one.value for one in Priority}
    assert set(LIGHT.swatches["standing"]) == set(Firmness)
    assert set(LIGHT.swatches["expiry"]) == set(Expiry)
    assert set(LIGHT.swatches["change"]) == set(Change)
    assert set(LIGHT.swatches["step"]) == set(GanttStep)


def test_an_unknown_key_looks_like_the_last_of_its_vocabulary() -> None:
    assert LIGHT.swatch("family", "rockets") == LIGHT.swatches["family"]["other"]


def test_contrast_and_mixing_are_those_of_the_standard() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert contrast("#777777", "#777777") == 1
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
