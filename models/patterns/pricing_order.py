"""The pricing of one building as an order that any process can carry out: JSON in, JSON out, figures bit by bit.

A building is large and stays the same from round to round while prices change, so that an order names it by the digest of
what it holds; the building itself comes along only where it has to. Who carries orders out keeps the buildings
it was shown, and says of one that it was not that it lacks it.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from models.patterns.hopes import Prices
from models.patterns.pricing import Patterns, Stop
from models.patterns.tally_block import TallyBlock
from models.patterns.tally_pricing import best_patterns

_FORMAT = 1
_KINDS = frozenset({"<i4", "<i8", "<u8", "<f8"})
_MOST_BLOCKS = 400
"""Buildings that one process keeps: those of one large park, and room to spare."""
_BLOCKS: dict[str, TallyBlock] = {}


@dataclass(frozen=True, kw_only=True, eq=False)
class PricingOrder:
    """The pricing of the building `block` (its digest): see `tally_pricing.best_patterns` for the rest."""

    block: str
    prices: Prices
    threshold: float
    beam: int
    most: int

    def written(self, content: str | None = None) -> str:
        """Return the order as JSON, with the building's content if that is given."""
        return json.dumps(
            {
                "format": _FORMAT,
                "block": self.block,
                "content": content,
                "worth": _of_array(self.prices.worth),
                "sums": _of_array(self.prices.sums),
                "threshold": self.threshold.hex(),
                "beam": self.beam,
                "most": self.most,
            }
        )


def carry_out(text: str, should_stop: Stop) -> str:
    """Return the patterns that an order asks for, as JSON; that the building is lacking if it was never shown.

    Raises
    ------
    ValueError
        If the text is no order of this format.
    """
    order = _read(text)
    block = _block(order["block"], order["content"])
    if block is None:
        return json.dumps({"format": _FORMAT, "lacks": True})
    found = best_patterns(
        block,
        Prices(worth=_array(order["worth"]), sums=_array(order["sums"])),
        float.fromhex(order["threshold"]),
        beam=order["beam"],
        most=order["most"],
        should_stop=should_stop,
    )
    return json.dumps(
        {
            "format": _FORMAT,
            "keys": [key.hex() for key in found.keys],
            "points": _of_array(found.points),
            "chosen": _of_array(found.chosen),
            "worth": _of_array(found.worth),
            "missed": found.missed.hex(),
        }
    )


def patterns_of(answer: str) -> Patterns | None:
    """Return what came of an order; None if the building was lacking.

    Raises
    ------
    ValueError
        If the text is no answer of this format.
    """
    told = _read(answer)
    if "lacks" in told:
        return None
    return Patterns(
        keys=tuple(bytes.fromhex(key) for key in told["keys"]),
        points=_array(told["points"]),
        chosen=_array(told["chosen"]),
        worth=_array(told["worth"]),
        missed=float.fromhex(told["missed"]),
    )


def content_of(block: TallyBlock) -> tuple[str, str]:
    """Return the digest of a building and its content as JSON."""
    told: dict[str, Any] = {
        one.name: _of_array(value)
        for one in fields(block)
        if isinstance(value := getattr(block, one.name), np.ndarray)
    }
    told["total"] = block.total
    told["brings"] = [[_of_array(points), _of_array(table)] for points, table in block.brings]
    content = json.dumps(told, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest(), content


def _block(digest: str, content: str | None) -> TallyBlock | None:
    """Return the building of a digest; the one used longest ago is let go where there are too many."""
    block = _BLOCKS.pop(digest, None)
    if block is None and content is not None:
        block = _block_of(json.loads(content))
    if block is not None:
        _BLOCKS[digest] = block
    while len(_BLOCKS) > _MOST_BLOCKS:
        _BLOCKS.pop(next(iter(_BLOCKS)))
    return block


def _block_of(told: Mapping[str, Any]) -> TallyBlock:
    arrays = {name: _array(part) for name, part in told.items() if name not in {"total", "brings"}}
    brings = tuple((_array(points), _array(table)) for points, table in told["brings"])
    return TallyBlock(total=int(told["total"]), brings=brings, **arrays)


def _read(text: str) -> dict[str, Any]:
    told = json.loads(text)
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise ValueError(f"pricing of another format than {_FORMAT}")
    return told


def _of_array(values: np.ndarray) -> dict[str, Any]:
    told = np.ascontiguousarray(values)
    return {
        "kind": told.dtype.newbyteorder("<").str,
        "shape": told.shape,
        "data": base64.b64encode(zlib.compress(told.tobytes(), 1)).decode(),
    }


def _array(told: Mapping[str, Any]) -> Any:
    if told["kind"] not in _KINDS:
        raise ValueError(f"figures of the kind {told['kind']}")
    data = zlib.decompress(base64.b64decode(told["data"]))
    return np.frombuffer(data, dtype=told["kind"]).reshape(told["shape"]).copy()
