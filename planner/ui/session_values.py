"""The values that a browser says its widgets have, before any of them is read: those of another kind are let go.

What a press asks for is done before a page is drawn, and reads all of them: one that no widget can read would end it in a
fault that nobody foresaw.
"""

import math
from collections.abc import Mapping
from functools import wraps
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.state.common import unpack_widget_state_value
from streamlit.runtime.state.session_state import SessionState

NOT_READ = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError)
"""What comes up where a value cannot be read."""
_ALIKE = ({"int_value", "double_value"}, {"int_array_value", "double_array_value"})
"""Kinds that stand for one another: a browser sends whole numbers as such, to a widget that is registered for others."""
_READ_ONCE = frozenset({"file_uploader_state_value", "chat_input_value"})


def let_go_of_other_kinds() -> None:
    """Have this server let go of values that their widgets cannot read; there is no open way to look at them before."""
    usual = SessionState.set_widgets_from_proto
    if hasattr(usual, "__wrapped__"):
        return

    @wraps(usual)
    def take_in(session: SessionState, said: WidgetStates) -> None:
        known = session._new_widget_state.widget_metadata  # noqa: SLF001  as above
        unread = [one.id for one in said.widgets if not _is_read(one, known)]
        if unread:
            kept = [one for one in said.widgets if one.id not in unread]
            del said.widgets[:]
            said.widgets.extend(kept)
        usual(session, said)

    SessionState.set_widgets_from_proto = take_in  # type: ignore[method-assign,assignment]


def _is_read(said: WidgetState, known: Mapping[str, Any]) -> bool:
    """Whether the widget can read its value; one that is on no page is never asked."""
    widget, kind = known.get(said.id), said.WhichOneof("value")
    if widget is None:
        return True
    if kind is None or kind in _READ_ONCE:  # cleared, or a file
        return kind in {None, widget.value_type}
    if kind != widget.value_type and not any({kind, widget.value_type} <= alike for alike in _ALIKE):
        return False
    try:
        return is_sound(widget.deserializer(unpack_widget_state_value(said)))
    except NOT_READ:
        return False


def is_sound(value: Any) -> bool:
    """Whether a value is made of whole characters and numbers that are some.

    Raises
    ------
    ValueError
        If it holds half a character.
    """
    if isinstance(value, str):
        value.encode()
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    return all(map(is_sound, value)) if isinstance(value, list | tuple) else True
