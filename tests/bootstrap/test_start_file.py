"""The file that a clerk double-clicks on Windows: what cmd would stumble over is not in it."""

import re

from planner.settings import ROOT

CONTENT = (ROOT / "start.bat").read_bytes()
LINES = CONTENT.decode("ascii").split("\r\n")


def test_cmd_reads_it_whole() -> None:
    """Lines that end as on DOS, and ASCII alone: else cmd may miss a label."""
    assert CONTENT.count(b"\r\n") == CONTENT.count(b"\n") == len(LINES) - 1
    attributes = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert "*.bat text eol=crlf" in attributes


def test_every_jump_has_its_label() -> None:
    jumps = {one for line in LINES for one in re.findall(r"goto (\w+)", line)}
    assert jumps == {line[1:] for line in LINES if line.startswith(":")}


def test_every_file_that_it_names_is_there_and_speaks_both_languages() -> None:
    named = {
        name.replace("\\", "/") for name in re.findall(r"deploy\\windows\\[\w-]+\.txt", "\n".join(LINES))
    }
    assert named == {path.relative_to(ROOT).as_posix() for path in (ROOT / "deploy" / "windows").iterdir()}
    for name in named:
        zh, en = (ROOT / name).read_text("utf-8").splitlines()
        assert re.search("[一-鿿]", zh)
        assert en.isprintable()
    (escaped,) = re.findall(r"Unescape\('(.*)'\)", "\n".join(LINES))
    assert "解压" in escaped.encode().decode("unicode_escape")


def test_it_asks_for_the_python_that_the_program_needs() -> None:
    needed = re.search(r"sys\.version_info < (\(\d+, \d+\))", (ROOT / "run.py").read_text("utf-8"))
    assert needed is not None
    assert "\n".join(LINES).count(needed[0]) == 1
    assert "\n".join(LINES).count('-c "%NEEDED%"') == 2


def test_a_crash_is_no_success() -> None:
    """Windows gives a crash a negative number, which `if errorlevel 1` does not see."""
    after = LINES[LINES.index("%PYTHON% run.py app %*") + 1 :]
    assert [line for line in after if not line.startswith("rem")][:3] == [
        'if "%ERRORLEVEL%"=="0" exit /b 0',
        'if "%ERRORLEVEL%"=="-1073741510" exit /b 0',
        "goto failed",
    ]
