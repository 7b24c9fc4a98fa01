"""A resource has one name in each language, wherever it is said."""

import pytest

from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS, with_unit
from planner.domain.vocabulary.terms import Resource
from planner.domain.vocabulary.words import word
from planner.tables.columns import TABLE
from planner.tables.ledgers import needs, pipeline
from planner.views.words import RESOURCES

OTHER_NAMES_OF_WASTEWATER = ("污水", "排水")


@pytest.mark.parametrize("resource", Resource)
def test_words_titles_and_columns_say_the_same(resource: Resource) -> None:
    name = RESOURCE_NAMES[resource]
    assert word(resource) == with_unit(resource)
    assert RESOURCES[resource].zh == name.zh
    assert RESOURCES[resource].en.lower() == name.en
    column = TABLE["firms"].column[resource.value]
    assert column.title.zh == name.zh
    assert column.quantity is not None
    assert column.quantity.shown.zh == RESOURCE_UNITS[resource]


def test_wastewater_has_no_second_name_in_a_heading_and_is_read_by_all_of_them() -> None:
    tables = [*TABLE.values(), needs.NEEDS, pipeline.PIPELINE]
    titles = [column.title.zh for table in tables for column in table.columns]
    assert not [title for title in titles for other in OTHER_NAMES_OF_WASTEWATER if other in title]
    assert "排水" in TABLE["firms"].column["wastewater_m3d"].aliases
