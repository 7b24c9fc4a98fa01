"""`python -m planner db`, as a person or a script calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.services.projects.projects import Projects
from planner.settings import ROOT
from planner.store.backups import back_up
from planner.store.opening import open_store
from tests.cli.parks import Said, call
from tests.store.test_backups import with_number_as_name
from tests.support import kept
from tests.support.kept import ANN


def db(tmp_path: Path, *words: str, url: str | None = None) -> Said:
    """Run the verb in this process, on a database of the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_DATABASE_URL", url or f"sqlite:///{tmp_path / 'planner.sqlite3'}")
        patch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
        return call("db", *words)


@pytest.fixture
def filled(tmp_path: Path) -> str:
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    key = Projects(store).create(ANN, "园区", kept.dossier()).project_id
    store.close()
    return key


def test_backup_and_restore_without_a_terminal_ask_nothing(tmp_path: Path, filled: str) -> None:
    file = tmp_path / "safe.zip"
    assert db(tmp_path, "backup", str(file)).status == 0
    again = db(tmp_path, "backup", str(file), "--lang", "en")
    assert (again.status, "--force" in again.err) == (2, True)
    (tmp_path / "planner.sqlite3").write_bytes(b"not a database" * 999)
    assert db(tmp_path, "verify").status == 2
    restored = db(tmp_path, "restore", str(file), "--lang", "en")
    assert (restored.status, "what was there before" in restored.out) == (0, True)
    whole, end = db(tmp_path, "verify").out.splitlines()
    assert whole == "数据库完好"
    noted = end.split()[-1]
    assert db(tmp_path, "verify", "--trail", noted).status == 0
    assert db(tmp_path, "verify", "--trail", f"{noted}0").status == 1
    assert db(tmp_path, "verify", "--trail", "x").status == 2
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    assert Projects(store).open(filled).dossier == kept.dossier()
    store.close()


def test_a_drill_passes_on_what_is_kept_and_fails_on_a_backup_that_comes_back_otherwise(
    tmp_path: Path, filled: str
) -> None:
    passed = db(tmp_path, "drill", "--lang", "en")
    assert (passed.status, "equals the backup" in passed.out) == (0, True)
    assert "恢复演练通过" in db(tmp_path, "drill").out
    assert db(tmp_path, "drill", str(tmp_path / "none.zip")).status == 2
    file = tmp_path / "safe.zip"
    assert db(tmp_path, "backup", str(file)).status == 0
    failed = db(tmp_path, "drill", str(with_number_as_name(file, tmp_path / "bad.zip")))
    assert (failed.status, "projects" in failed.out, "未通过" in failed.err) == (1, True, True)
    assert db(tmp_path, "verify").status == 0


def test_automatic_backups_are_listed_with_the_newest_first(tmp_path: Path, filled: str) -> None:
    assert db(tmp_path, "backups").status == 1
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    written = [back_up(store, "test") for _ in range(2)]
    store.close()
    (written[0].parent / "99999999-damaged.zip").write_bytes(b"PK")
    listed = db(tmp_path, "backups", "--lang", "en")
    lines = listed.out.splitlines()
    assert (listed.status, len(lines)) == (0, 3)
    assert "damaged" in lines[0]
    assert [line.split()[0] for line in lines[1:]] == [str(one) for one in reversed(written)]


@pytest.mark.slow
def test_a_restore_under_a_running_app_is_exit_one_until_the_app_has_ended(
    tmp_path: Path, filled: str
) -> None:
    file = tmp_path / "safe.zip"
    assert db(tmp_path, "backup", str(file)).status == 0
    solving = [
        sys.executable,
        "-m",
        "tests.support.solving_server",
        f"sqlite:///{tmp_path / 'planner.sqlite3'}",
    ]
    with subprocess.Popen(
        [*solving, str(ROOT / "data" / "mature"), "highs", "60"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as app:
        try:
            assert app.stdout is not None
            assert app.stdout.readline()
            for lang, said in (("zh", "未作任何改动"), ("en", "Nothing was changed")):
                refused = db(tmp_path, "restore", str(file), "--lang", lang)
                assert (refused.status, refused.out) == (1, "")
                assert all(part in refused.err for part in (said, str(app.pid), "--force"))
        finally:
            app.kill()
    assert db(tmp_path, "restore", str(file)).status == 0
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    assert [one.project_id for one in Projects(store).list()] == [filled]
    store.close()


def test_a_damaged_piece_is_exit_one_with_its_place(tmp_path: Path, filled: str) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    with store.writing(ANN) as write:
        write.db.exec_driver_sql("UPDATE versions SET content = '{}'")
    store.close()
    found = db(tmp_path, "verify", "--lang", "en")
    assert (found.status, filled in found.out) == (1, True)


def test_what_cannot_be_used_is_exit_two_in_the_language_asked_for(tmp_path: Path) -> None:
    missing = db(tmp_path, "restore", str(tmp_path / "none.zip"), "--lang", "en")
    assert (missing.status, "no such file" in missing.err) == (2, True)
    foreign = db(tmp_path, "verify", url="oracle://x/y")
    assert (foreign.status, "PLANNER_DATABASE_URL" in foreign.err) == (2, True)
    gone = db(tmp_path, "verify", "--lang", "en", url="postgresql://x@127.0.0.1:1/y")
    assert (gone.status, "cannot be reached" in gone.err) == (1, True)


@pytest.mark.parametrize("words", [("verify",), ("backup", "new.zip")])
def test_a_database_that_is_not_there_is_named_and_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = db(tmp_path, *words, "--lang", "en")
    assert (said.status, str(tmp_path / "planner.sqlite3") in said.err) == (2, True)
    assert not (tmp_path / "planner.sqlite3").exists()


def test_the_path_is_printed_without_a_password(tmp_path: Path) -> None:
    assert db(tmp_path, "path").out.strip() == str(tmp_path / "planner.sqlite3")
    said = db(tmp_path, "path", url="postgresql://ann:secret@db.local/park").out
    assert "secret" not in said
    assert "db.local/park" in said


def test_upgrade_makes_a_new_database(tmp_path: Path) -> None:
    assert db(tmp_path, "upgrade").status == 0
    assert (tmp_path / "planner.sqlite3").is_file()


@pytest.mark.parametrize(("lang", "word"), [("zh", "环境变量"), ("en", "environment variable")])
@pytest.mark.parametrize(("name", "value"), [("PLANNER_SOLVER_SLOTS", "abc"), ("PLANNER_LANG", "fr")])
def test_a_setting_that_cannot_be_is_bad_input(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, lang: str, word: str
) -> None:
    monkeypatch.setenv(name, value)
    said = call("db", "path", "--lang", lang)
    assert (said.status, said.out) == (2, "")
    assert all(part in said.err for part in (name, value, word))


def test_an_address_with_a_port_that_is_no_number_is_bad_input_and_hides_the_password(tmp_path: Path) -> None:
    said = db(tmp_path, "path", "--lang", "en", url="postgresql://ann:secret@db.local:abc/park")
    assert (said.status, said.out) == (2, "")
    assert "PLANNER_DATABASE_URL" in said.err
    assert "secret" not in said.err
    assert "Traceback" not in said.err
