"""What `python3 run.py campaign fuzzing` begins with is read as it should be, and what a reader lets out is noted."""

import json
from itertools import islice
from pathlib import Path

import pytest

from tests.support.fuzzing.readers import PARK, QUESTION, READERS, REFUSED, Reader
from tests.support.fuzzing.target import Notes, mutated


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_answers_what_the_fuzzer_begins_with_and_what_is_no_file(reader: Reader) -> None:
    seeds = list(islice(reader.seeds(), 8))
    assert PARK in {reader.read(seed) for seed in seeds}
    for content in (b"", b"\0", b"\1\xff\xfe\0", b"\2[" + b"[" * 3000):
        assert reader.read(content) in {REFUSED, QUESTION, PARK}


def test_a_weight_larger_than_any_figure_is_refused_in_words() -> None:
    edit = {"kind": "set_weight", "rate": "tax_per_10k", "value": 1e308}
    text = json.dumps({"name": "A", "base": "", "edits": [edit]}).encode()
    assert READERS[3].read(b"\0" + text) == REFUSED


def test_what_a_reader_lets_out_is_kept_once_with_its_place_and_input(tmp_path: Path) -> None:
    notes = Notes(tmp_path)
    for content in (b"one", b"two"):
        try:
            Path(tmp_path / "nowhere").read_bytes()
        except OSError as fault:
            notes.count(notes.fault(fault, content))
    (kept,) = tmp_path.glob("fault-*.json")
    assert "FileNotFoundError at tests/properties/test_fuzzing.py" in json.loads(kept.read_text())["name"]
    assert kept.with_suffix(".bin").read_bytes() == b"one"


def test_one_value_of_a_json_text_is_changed_and_the_first_byte_stays() -> None:
    text = b"\0" + json.dumps({"edits": [{"kind": "pin", "firm": "F1"}]}).encode()
    made = {mutated(text, seed) for seed in range(40)}
    assert len(made) > 20
    assert all(one is None or (one[:1] == b"\0" and isinstance(json.loads(one[1:]), dict)) for one in made)
    assert mutated(b"\0no JSON", 1) is None
