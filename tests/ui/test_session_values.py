"""What a browser says of a widget is let go only where the widget cannot read it."""

from types import SimpleNamespace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from planner.ui.session_values import _is_read


@pytest.mark.parametrize(
    ("said", "registered"),
    [
        (WidgetState(id="area", int_value=2500), "double_value"),
        (WidgetState(id="area", double_value=2500.0), "int_value"),
        (WidgetState(id="name", string_value="小李"), "string_value"),
        (WidgetState(id="elsewhere", string_value="2500"), "double_value"),
    ],
)
def test_numbers_are_kept_whichever_kind_of_number_a_field_is_registered_for(
    said: WidgetState, registered: str
) -> None:
    assert _is_read(said, _known(registered))


@pytest.mark.parametrize(
    "said", [WidgetState(id="area", double_value=float("nan")), WidgetState(id="area", string_value="2500")]
)
def test_what_a_field_cannot_read_is_let_go(said: WidgetState) -> None:
    assert not _is_read(said, _known("double_value"))


def _known(registered: str) -> dict[str, SimpleNamespace]:
    field = SimpleNamespace(value_type=registered, deserializer=lambda value: value)
    return {"area": field, "name": field}
