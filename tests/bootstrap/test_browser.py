"""Which browser the tests take, and how they come by one."""

from pathlib import Path

import pytest

import run
from tests.support import browser, suite


def test_a_missing_browser_is_named_with_the_way_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "gone"))
    assert browser.find() is None
    message = browser.how_to_get()
    assert str(tmp_path / "gone") in message
    assert "--core" in message
    assert "apt-get install -y chromium-headless-shell" in message


def test_the_named_browser_comes_before_the_one_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("chromium", "mine"):
        (tmp_path / name).write_text("", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    assert browser.find() == tmp_path / "chromium"
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "mine"))
    assert browser.find() == tmp_path / "mine"


def test_the_browser_without_windows_comes_before_the_one_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("chromium", "chromium-headless-shell"):
        (tmp_path / name).write_text("", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    assert browser.find() == tmp_path / "chromium-headless-shell"


@pytest.mark.parametrize("there", ["chromium-headless-shell", "chromium"])
def test_the_browser_is_installed_from_the_package_that_there_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: str
) -> None:
    def installs(*packages: str) -> None:
        if there in packages:
            (tmp_path / there).write_text("", "utf-8")
            (tmp_path / there).chmod(0o755)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(run, "may_use_apt", lambda: True)
    monkeypatch.setattr(run, "apt_install", installs)
    assert suite.browser_variable() == {browser.VARIABLE: str(tmp_path / there)}
