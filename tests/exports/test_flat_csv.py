"""Rows of an answer as CSV: heads of all rows, lists joined, nothing that a spreadsheet takes for a formula."""

import csv
from io import StringIO
from typing import Any

from planner.exports.flat_csv import flat_csv


def test_rows_of_an_answer_are_flat_and_safe() -> None:
    gains = [{"tier": "value", "least": -3, "most": -3}, {"tier": "rent", "least": 1, "most": None}]
    rows: list[dict[str, Any]] = [
        {"building_id": "=A1", "lost": ["F1", "F2"], "gains": gains, "loses": True},
        {
            "building_id": "B",
            "cases": [{"quarter": "2024Q3", "text_zh": "价值 0", "text_en": "value 0"}],
            "least": None,
        },
    ]
    text = flat_csv(rows).decode("utf-8-sig")
    first, second = csv.DictReader(StringIO(text, newline=""))
    assert first["building_id"] == "'=A1"
    assert (first["lost"], first["gains"], first["loses"]) == ("F1;F2", "value -3;rent 1 … None", "True")
    assert (second["cases"], second["least"], second["lost"]) == ("2024Q3: 价值 0 / value 0", "", "")
