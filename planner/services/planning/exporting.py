"""The files of a plan: what they are called, and each made when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.exports.zipping import zipped
from planner.services.planning.file_kinds import FILE_KINDS
from planner.services.planning.file_names import file_name
from planner.services.planning.file_order import GROUPS, ZIP, FileGroup, FileKind, FileOrder, file_order
from planner.text import Lang

__all__ = [
    "FILE_KINDS",
    "GROUPS",
    "Download",
    "FileGroup",
    "FileKind",
    "FileOrder",
    "downloads",
    "file_order",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file; `make` is called when someone wants it."""

    kind: FileKind
    file_name: str
    mime: str
    make: Callable[[], bytes]


def downloads(order: FileOrder, langs: Sequence[Lang]) -> tuple[Download, ...]:
    """Return every file of a plan in the languages asked for."""
    return tuple(_download(kind, order, tuple(langs)) for kind in FILE_KINDS)


def _download(kind: FileKind, order: FileOrder, langs: tuple[Lang, ...]) -> Download:
    def name(suffix: str, langs: tuple[Lang, ...]) -> str:
        return file_name(order.imprint, kind.what, suffix, langs)

    if not kind.has_language:
        return Download(
            kind=kind, file_name=name(kind.suffix, ()), mime=kind.mime, make=lambda: kind.make(order, ())
        )
    if len(langs) == 1 or kind.is_multilingual:
        return Download(
            kind=kind,
            file_name=name(kind.suffix, langs),
            mime=kind.mime,
            make=lambda: kind.make(order, langs),
        )
    return Download(
        kind=kind,
        file_name=name(".zip", langs),
        mime=ZIP,
        make=lambda: zipped({name(kind.suffix, (one,)): kind.make(order, (one,)) for one in langs}),
    )
