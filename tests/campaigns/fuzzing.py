"""What people bring under a fuzzer that is led by coverage: tables, workbooks, milestones, scenarios, bundles.

Whatever the bytes, a reader answers with a park, a question at a cell or a refusal in both languages, within 10 s.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path

import run as starter
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns.rest_interface import FOLDER, LOCKS
from tests.support.fuzzing.readers import READERS, Reader

STOPPED_AFTER_S = 120
"""A file that takes so long by the clock ends the fuzzer, which keeps it."""
MEMORY_MB = 3000
MOST_BYTES = 65_536
_END = re.compile(r"^#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)", re.MULTILINE)


def run(count: int, seed: int) -> Evidence:
    """Fuzz each reader for its share of `count` minutes."""
    python = starter.ready_environment(FOLDER, LOCKS)
    command = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('platlib'))"]
    site = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    figures: list[tuple[str, str]] = [("minutes", str(count))]
    failures: list[str] = []
    for number, reader in enumerate(READERS):
        with tempfile.TemporaryDirectory() as name:
            told, faults = _fuzzed(
                number, reader, Path(name), site, seconds=60 * count // len(READERS), seed=seed
            )
        figures += [(f"{reader.name}: {what}", str(value)) for what, value in told.items()]
        failures += [f"{reader.name}: {fault}" for fault in faults]
    return Evidence(tuple(figures), tuple(failures))


def _fuzzed(
    number: int, reader: Reader, folder: Path, site: str, *, seconds: int, seed: int
) -> tuple[dict[str, int], list[str]]:
    """Return counts of one reader under the fuzzer, and what it let out."""
    corpus = folder / "corpus"
    corpus.mkdir()
    seeds = list(reader.seeds())
    for place, content in enumerate(seeds):
        (corpus / f"seed-{place}").write_bytes(content)
    python = str(starter.python_in(starter.ROOT / ".venv"))
    command = [
        python, "-W", "ignore", "-m", "tests.support.fuzzing.target", str(number), str(folder), site, str(corpus), f"-max_total_time={seconds}",
        f"-seed={seed + 1}", f"-max_len={MOST_BYTES}", f"-timeout={STOPPED_AFTER_S}", f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={folder}/", "-print_final_stats=0",
    ]  # fmt: skip
    environment = starter.child_environment()
    log = folder / "log"
    with log.open("w", encoding="utf-8") as told:
        ended = subprocess.run(
            command, cwd=starter.ROOT, env=environment, stdout=told, stderr=told, check=False
        ).returncode
    words = log.read_text("utf-8", "replace")
    counts: dict[str, int] = {"seeds": len(seeds)}
    kept = folder / "counts.json"
    counts |= json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    lines = _END.findall(words)
    if lines:
        counts |= {
            "features covered by the seeds": int(_at_first(words)),
            "features covered": int(lines[-1][2]),
        }
    faults = [
        f"{told['name']}: {told['words']} (input {path.with_suffix('.bin').read_bytes()[:80]!r})"
        for path in sorted(folder.glob("fault-*.json"))
        for told in [json.loads(path.read_text("utf-8"))]
    ]
    if ended != 0 or not lines:
        faults.append(f"ended {ended}: {words[-600:]}")
    return counts, faults


def _at_first(words: str) -> str:
    """Return how many features the seeds reach."""
    found = re.search(r"INITED cov: \d+ ft: (\d+)", words)
    return found.group(1) if found else "0"


CAMPAIGN = Campaign(
    "fuzzing",
    "Whatever bytes a fuzzer led by coverage (atheris) makes of tables, workbooks, milestones, scenarios, sweeps, enquiries and bundles, the reader "
    "answers with a park or plan, a question at a cell or a refusal in both languages: nothing else is let out, and no file takes more than 10 s "
    "of the processor. The count is in minutes.",
    count=60,
    run=run,
)
