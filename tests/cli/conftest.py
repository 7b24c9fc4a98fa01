from pathlib import Path

import pytest

from tests.cli.parks import folder_of, two_firms


@pytest.fixture
def park(tmp_path: Path) -> Path:
    return folder_of(two_firms(), tmp_path / "park")
