"""Who works on a PC keeps one id, whatever database is in use, and is asked for a name once."""

from pathlib import Path

import pytest

from planner.services.database.opening import name_person, person_of
from planner.store.identity import FILE


def test_a_pc_keeps_its_id_and_the_name_it_was_given(tmp_path: Path) -> None:
    first = person_of(tmp_path)
    assert first.actor_id.startswith("pc-")
    assert first.name == ""
    name_person(tmp_path, " 小李 ")
    assert person_of(tmp_path) == type(first)(first.actor_id, "小李")


def test_two_pcs_are_two_people(tmp_path: Path) -> None:
    assert person_of(tmp_path / "one").actor_id != person_of(tmp_path / "other").actor_id


@pytest.mark.parametrize("said", ["", "[]", "{", '{"id": 1}'])
def test_a_damaged_file_gives_a_new_person_and_no_fault(tmp_path: Path, said: str) -> None:
    (tmp_path / FILE).write_text(said, "utf-8")
    assert person_of(tmp_path).actor_id.startswith("pc-")
