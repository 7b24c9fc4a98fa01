"""A damaged file is set aside with its logs and comes back with them; what was made in its place meanwhile goes."""

from pathlib import Path

from planner.store.quarantine import move_away, put_back


def test_a_file_and_its_logs_go_aside_and_come_back_in_place_of_what_was_made_meanwhile(
    tmp_path: Path,
) -> None:
    path = tmp_path / "planner.sqlite3"
    path.write_bytes(b"damaged")
    path.with_name(path.name + "-wal").write_bytes(b"its log")
    aside = move_away(path)
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(path.name + "-wal" + aside.name.removeprefix(path.name)).read_bytes() == b"its log"
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"new")
    put_back(path, aside)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        path.name: b"damaged",
        path.name + "-wal": b"its log",
    }
