"""What the environment sets, and what it may not."""

from pathlib import Path

import pytest

from planner.settings import SettingsError, read_settings
from planner.text import Lang


def test_what_is_set_is_heard_and_the_rest_has_defaults() -> None:
    found = read_settings(
        {
            "PLANNER_LANG": "en",
            "PLANNER_SOLVER_SLOTS": "3",
            "PLANNER_SOLVER_MEMORY_MB": "0",
            "PLANNER_SCHEDULER": "tcp://192.0.2.10:8786",
            "PLANNER_WARM_WORKERS": "0",
            "PLANNER_BACKUP_HOURS": "0",
            "PLANNER_BACKUPS_KEPT": "3",
        }
    )
    assert (found.backup_hours, found.kept_backups) == (0, 3)
    assert (found.language, found.solver_slots, found.solver_memory_mb) == (Lang.EN, 3, 0)
    assert (found.spread_workers, found.is_warm) == (3, False)
    assert found.scheduler == "tcp://192.0.2.10:8786"
    usual = read_settings({"PLANNER_LANG": "", "PLANNER_SOLVER_SLOTS": "", "PLANNER_SCHEDULER": ""})
    assert usual.language is Lang.ZH
    assert usual.solver_slots >= 1
    assert usual.spread_workers >= usual.solver_slots
    assert usual.is_warm
    assert usual.scheduler is None


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("PLANNER_SOLVER_SLOTS", "abc", "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_SLOTS", "0", "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_SLOTS", "9" * 5_000, "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_MEMORY_MB", "-1", "不小于 0 的整数", "whole number, 0 or more"),
        ("PLANNER_WARM_WORKERS", "two", "不小于 0 的整数", "whole number, 0 or more"),
        ("PLANNER_BACKUP_HOURS", "-1", "不小于 0 的整数", "whole number, 0 or more"),
        ("PLANNER_BACKUPS_KEPT", "0", "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_LOG", "xml", "text 或 json", "text or json"),
        ("PLANNER_LANG", "fr", "zh 或 en", "zh or en"),
    ],
)
def test_what_cannot_be_is_named_with_its_value_and_what_is_expected(
    name: str, value: str, zh: str, en: str
) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        read_settings({name: value})
    for lang, expected in ((Lang.ZH, zh), (Lang.EN, en)):
        said = caught.value.message.say(lang)
        assert all(part in said for part in (name, value, expected))


def test_a_token_that_could_be_guessed_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"PLANNER_METRICS_TOKEN": "short"})
    assert "16" in caught.value.message.say(Lang.EN)
    assert "short" not in caught.value.message.say(Lang.EN)
    file = tmp_path / "token"
    file.write_text("0123456789abcdef\n", "utf-8")
    found = read_settings({"PLANNER_METRICS_TOKEN_FILE": str(file), "PLANNER_LOG": "json"})
    assert (found.metrics_token, found.is_json_log) == ("0123456789abcdef", True)
    assert "0123456789abcdef" not in repr(found)
    assert (read_settings({}).metrics_token, read_settings({}).is_json_log) == ("", False)


LOGIN = {
    "PLANNER_OIDC_METADATA_URL": "https://login.example/.well-known/openid-configuration",
    "PLANNER_OIDC_CLIENT_ID": "planner",
    "PLANNER_OIDC_CLIENT_SECRET": "s",
    "PLANNER_COOKIE_SECRET": "c" * 32,
    "PLANNER_PUBLIC_URL": "https://planner.example/",
}


def test_a_login_is_read_whole_and_its_secrets_from_files_too(tmp_path: Path) -> None:
    assert read_settings({}).login is None
    found = read_settings({**LOGIN, "PLANNER_FIRST_ADMIN": " boss "}).login
    assert found is not None
    assert (found.host, found.public_url, found.first_admin) == (
        "planner.example",
        "https://planner.example",
        "boss",
    )
    assert not {LOGIN["PLANNER_COOKIE_SECRET"], "'s'"} & set(repr(found).replace("=", " ").split())
    (tmp_path / "secret").write_text("from a file\n", "utf-8")
    by_file = {**LOGIN, "PLANNER_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret")}
    del by_file["PLANNER_OIDC_CLIENT_SECRET"]
    login = read_settings(by_file).login
    assert login is not None
    assert login.client_secret == "from a file"


@pytest.mark.parametrize("missing", LOGIN)
def test_half_a_login_is_refused_by_the_name_of_what_is_missing(missing: str) -> None:
    with pytest.raises(SettingsError, match=missing):
        read_settings({**LOGIN, missing: ""})


def test_a_first_admin_without_a_login_is_half_a_login_too() -> None:
    with pytest.raises(SettingsError, match="PLANNER_OIDC_METADATA_URL"):
        read_settings({"PLANNER_FIRST_ADMIN": "boss"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLANNER_PUBLIC_URL", "http://planner.example"),
        ("PLANNER_PUBLIC_URL", "planner.example"),
        ("PLANNER_PUBLIC_URL", "https://planner.example/?x=1"),
        ("PLANNER_PUBLIC_URL", "https://me@planner.example"),
        ("PLANNER_PUBLIC_URL", "https://[x"),
        ("PLANNER_OIDC_METADATA_URL", "http://login.example/x"),
        ("PLANNER_COOKIE_SECRET", "c" * 31),
        ("PLANNER_OIDC_CLIENT_SECRET_FILE", "/no/such/file"),
    ],
)
def test_a_login_that_others_could_listen_to_or_guess_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        read_settings({**LOGIN, name: value})
    if name == "PLANNER_COOKIE_SECRET":
        assert value not in caught.value.message.say(Lang.EN)


def test_a_login_on_this_machine_alone_needs_no_tls() -> None:
    here = {
        "PLANNER_PUBLIC_URL": "http://127.0.0.1:8501",
        "PLANNER_OIDC_METADATA_URL": "http://localhost:9400/.well-known/openid-configuration",
    }
    assert read_settings({**LOGIN, **here}).login is not None
