from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from planner.domain.enquiries import EnquiryField, read_enquiry
from planner.domain.park.firm import Archetype
from planner.services.importing.intake import SHIPPED, load
from tests.domain.enquiries.judging import wrong
from tests.domain.enquiries.samples import FIELDS
from tests.domain.enquiries.texts import CHINESE, ENGLISH, SAMPLES

TODAY = date(2023, 3, 31)
LEAST_SHARE = Decimal("0.95")


@pytest.fixture(scope="module")
def archetypes() -> tuple[Archetype, ...]:
    dossier, _ = load(SHIPPED[0].folder)
    assert dossier is not None
    return dossier.problem.archetypes


def test_there_are_twenty_of_each_language_and_half_are_hard() -> None:
    assert [len(CHINESE), len(ENGLISH)] == [20, 20]
    assert [sum(one.is_hard for one in part) for part in (CHINESE, ENGLISH)] == [10, 10]


def test_each_field_is_read_right_in_nearly_every_enquiry(
    archetypes: tuple[Archetype, ...], record_property: Callable[[str, object], None]
) -> None:
    misread = [wrong(sample, archetypes, TODAY) for sample in SAMPLES]
    per_field = Counter(name for one in misread for name in one)
    for name in FIELDS:
        record_property(name, f"{len(SAMPLES) - per_field[name]} of {len(SAMPLES)}")
        print(f"{name}: {len(SAMPLES) - per_field[name]} of {len(SAMPLES)}")
    for sample, one in zip(SAMPLES, misread, strict=True):
        if one:
            print(one, sample.text[:60])
    for name in FIELDS:
        assert len(SAMPLES) - per_field[name] >= LEAST_SHARE * len(SAMPLES), name


def test_each_field_is_told_with_the_words_it_came_from(archetypes: tuple[Archetype, ...]) -> None:
    for sample in SAMPLES:
        reading = read_enquiry(sample.text, archetypes, TODAY)
        for mention in (
            *reading.mentions.values(),
            *(one for doubt in reading.doubts for one in doubt.mentions),
        ):
            assert mention.words
            assert sample.text[mention.start :].lstrip().startswith(mention.words)


def test_what_is_told_in_two_ways_is_asked_with_both(archetypes: tuple[Archetype, ...]) -> None:
    reading = read_enquiry("口罩厂，要1500平方米。后来说要2500平方米。", archetypes, TODAY)
    doubts = {doubt.field: [one.value for one in doubt.mentions] for doubt in reading.doubts}
    assert doubts[EnquiryField.AREA_MIN] == [1500, 2500]
    assert reading.value(EnquiryField.AREA_MIN) is None


@pytest.mark.parametrize(
    "text", ["", "你好", "Please call 13800138000.", "注册资本2000万元，2015年成立", "？" * 3000, "1" * 4000]
)
def test_a_text_without_needs_says_nothing(text: str, archetypes: tuple[Archetype, ...]) -> None:
    reading = read_enquiry(text, archetypes, TODAY)
    assert not reading.mentions
    assert not reading.doubts


def test_a_kind_the_park_does_not_know_is_never_read(archetypes: tuple[Archetype, ...]) -> None:
    few = tuple(kind for kind in archetypes if kind.archetype != "PPE_MASK")
    assert read_enquiry("口罩", few, TODAY).value(EnquiryField.ARCHETYPE) is None
