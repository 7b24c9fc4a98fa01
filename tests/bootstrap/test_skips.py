"""A skip that is not on the list fails the run."""

import subprocess
import sys
from pathlib import Path

import pytest

import run

SKIPPING = {
    "skip": "import pytest\ndef test_a(): pytest.skip('later')\n",
    "module": "import pytest\npytest.skip('later', allow_module_level=True)\n",
    "xfail": "import pytest\n@pytest.mark.xfail(reason='later')\ndef test_a(): assert False\n",
}


@pytest.mark.parametrize("kind", SKIPPING)
def test_an_unlisted_skip_is_a_failure(kind: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SKIPPING[kind], "utf-8")
    options = ["-c", str(run.ROOT / "pyproject.toml"), "-p", "tests.conftest", "-p", "no:cacheprovider"]
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=tmp_path,
        env=run.child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode != 0
    assert "tests/support/skips.py" in answer.stdout
    assert "later" in answer.stdout
