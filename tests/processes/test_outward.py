"""What a process asks of another machine is noted: the servers that tests start ask nothing."""

import os
import subprocess
import sys
from pathlib import Path

from planner.settings import ROOT
from tests.support.outward import VARIABLE

ASKS = """
import socket
from tests.support.outward import note_what_leaves
note_what_leaves()
socket.getaddrinfo("127.0.0.1", 80)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    one.connect((HOST, 9))
"""


def asked(host: str, tmp_path: Path) -> str:
    file = tmp_path / "asked"
    code = ASKS.replace("HOST", repr(host))
    variables = {**os.environ, VARIABLE: str(file), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=variables, cwd=ROOT, check=False)
    return file.read_text("utf-8") if file.exists() else ""


def test_another_machine_is_noted_and_this_one_is_not(tmp_path: Path) -> None:
    assert asked("127.0.0.1", tmp_path) == ""
    assert "192.0.2.1" in asked("192.0.2.1", tmp_path)  # an address for documentation: nothing is there
