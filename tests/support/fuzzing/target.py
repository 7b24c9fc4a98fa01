"""One reader under a fuzzer: `python -m tests.support.fuzzing.target NUMBER FOLDER SITE [options of libFuzzer]`.

NUMBER is the place of the reader in READERS, FOLDER is where faults and counts are written, SITE where atheris is installed: it is looked at last, so that
all else is what the tests have. What is let out is noted, once for each place it comes from, and the fuzzer goes on.
"""

import json
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
LONGEST_S = 10.0
"""Of the processor, for one file."""
TELL_EVERY = 20
NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**9, 10**30, 0.5, 1e308, "", "0", "-1", "1e999999999", "NaN", "2024Q1", "9999Q4", "F1", "A", "A-101",
    "P", "2024-02-30", "\u0000", "\ud7ff", [], {}, [[]], {"": 0},
)  # fmt: skip


def main(arguments: list[str]) -> None:
    number, folder, site, *options = arguments
    sys.path.append(site)
    import atheris

    with atheris.instrument_imports(include=["planner"], enable_loader_override=False):
        from tests.support.fuzzing.readers import READERS
    reader, notes = READERS[int(number)], Notes(Path(folder))

    def asked(data: bytes) -> None:
        begun = time.process_time()
        try:
            verdict = reader.read(data)
        except KeyboardInterrupt:
            raise
        except BaseException as fault:  # noqa: BLE001  # also what a native parser throws
            verdict = notes.fault(fault, data)
        if time.process_time() - begun > LONGEST_S:
            notes.late(time.process_time() - begun, data)
        notes.count(verdict)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        made = mutated(data, seed) if seed % 3 else None
        return made[:most] if made is not None else bytes(atheris.Mutate(data, most))

    custom = {"custom_mutator": changed} if reader.is_json else {}
    atheris.Setup([sys.argv[0], *options], asked, **custom)
    atheris.Fuzz()


class Notes:
    """What was seen, in a folder that whoever started this reads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: Counter[str] = Counter()
        self._told: set[str] = set()

    def count(self, verdict: str) -> None:
        self._seen.update((verdict, "inputs"))
        if self._seen["inputs"] % TELL_EVERY == 0:
            (self._folder / "counts.json").write_text(json.dumps(self._seen), "utf-8")

    def fault(self, fault: BaseException, data: bytes) -> str:
        stack = traceback.extract_tb(fault.__traceback__)
        frames = [f for f in stack if str(ROOT) in f.filename and "/.venv" not in f.filename]
        own = [f for f in frames if "/tests/" not in f.filename] or frames
        where = f"{Path(own[-1].filename).relative_to(ROOT)}:{own[-1].name}" if own else "?"
        self._keep(f"{type(fault).__name__} at {where}", f"{fault}"[:200], data)
        return "let out an exception"

    def late(self, seconds: float, data: bytes) -> None:
        self._keep(f"longer than {LONGEST_S:.0f} s", f"{seconds:.0f} s", data)

    def _keep(self, name: str, words: str, data: bytes) -> None:
        if name in self._told:
            return
        self._told.add(name)
        place = self._folder / f"fault-{len(self._told)}"
        place.with_suffix(".bin").write_bytes(data)
        place.with_suffix(".json").write_text(json.dumps({"name": name, "words": words}), "utf-8")


def mutated(data: bytes, seed: int) -> bytes | None:
    """Return JSON after the first byte with one value changed; None if it is no JSON."""
    from random import Random

    dice = Random(seed)
    try:
        told = json.loads(data[1:])
        places = list(_places(told, None))
        holder, key = dice.choice(places)
        if holder is None:
            return None
        other = dice.choice(places)
        kind = dice.randrange(4)
        if kind == 0 and isinstance(holder, dict):
            del holder[key]
        elif kind == 1 and isinstance(holder, list):
            holder.insert(key, json.loads(json.dumps(holder[key])))
        elif kind == 2 and other[0] is not None:
            holder[key] = json.loads(json.dumps(other[0][other[1]]))
        else:
            holder[key] = dice.choice(NASTY)
        return data[:1] + json.dumps(told, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError, KeyError, IndexError):
        return None


def _places(value: Any, at: Any) -> Any:
    """Yield (holder, key) of each value inside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _places(inner, key)


if __name__ == "__main__":
    main(sys.argv[1:])
