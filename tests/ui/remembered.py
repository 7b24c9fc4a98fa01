"""What one browser session remembers, as a plain dictionary: no page is drawn and no server asked."""

from typing import Any

import pytest
import streamlit as st


class Address(dict[str, str]):
    """The address line of a browser."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, said: dict[str, str]) -> None:
        self.writes += 1
        self.clear()
        self.update(said)

    writes = 0


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the state of a session that begins."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


@pytest.fixture
def address_line(monkeypatch: pytest.MonkeyPatch) -> Address:
    """Return the address that the session begins with."""
    line = Address()
    monkeypatch.setattr(st, "query_params", line)
    return line
