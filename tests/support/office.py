"""The office suite, to open what we write: workbooks and slides printed as PDF."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

COMMAND = "soffice"


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which(COMMAND) is not None


def print_all(files: Sequence[Path], folder: Path, *, seconds: float = 240) -> list[Path]:
    """Print files as PDF into a folder by one run of LibreOffice with a profile of its own, and return the PDFs in order."""
    call = [COMMAND, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    call += ["--outdir", str(folder), *map(str, files)]
    subprocess.run(call, check=True, capture_output=True, timeout=seconds)
    return [folder / f"{file.stem}.pdf" for file in files]
