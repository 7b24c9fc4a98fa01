"""A skip that is not on the list fails the run."""

import subprocess
import sys
from pathlib import Path

import run

SKIPPING = {
    "skip": "import pytest\ndef test_a(): pytest.skip('later')\n",
    "module": "import pytest\npytest.skip('later', allow_module_level=True)\n",
    "xfail": "import pytest\n@pytest.mark.xfail(reason='later')\ndef test_a(): assert False\n",
}


def test_an_unlisted_skip_is_a_failure(tmp_path: Path) -> None:
    for kind, test in SKIPPING.items():
        (tmp_path / f"test_{kind}.py").write_text(test, "utf-8")
    options = ["-c", str(run.ROOT / "pyproject.toml"), "-p", "tests.conftest", "-p", "no:cacheprovider"]
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--continue-on-collection-errors", str(tmp_path)],
        cwd=tmp_path,
        env=run.child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode != 0
    summary = [line for line in answer.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    for kind in SKIPPING:
        assert any(f"test_{kind}.py" in line for line in summary), kind
    assert answer.stdout.count("is not in tests/support/skips.py") >= len(SKIPPING)
    assert "later" in answer.stdout
