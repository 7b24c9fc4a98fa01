"""The contract of a room: which of our rooms and which libraries it may import, and nothing else.

A custom contract of import-linter (``type = "may_import"`` in pyproject.toml). It reads direct imports, and it is
an allow-list, so that a new room or a new library is refused until a line grants it. A room that is not built yet
is kept without complaint; the packages around a room are always granted.
"""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class MayImportContract(Contract):
    """Refuse every direct import of ``room`` that is neither itself, the standard library nor on its list."""

    type_name = "may_import"

    room = fields.StringField()
    rooms = fields.ListField(subfield=fields.StringField(), required=False, default=[])
    libraries = fields.ListField(subfield=fields.StringField(), required=False, default=[])
    whole_package = fields.BooleanField(required=False, default=True)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001
        """List the imports that no line grants."""
        granted = self._granted()
        faults = [
            (module, imported)
            for module in self._modules(graph)
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if imported.split(".")[0] not in sys.stdlib_module_names
            and not (_is_granted(imported, granted) or module.startswith(f"{imported}."))
        ]
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import that is not granted."""
        for module, imported in check.metadata["faults"]:
            output.print_error(f"{module} may not import {imported}")

    def _granted(self) -> list[str]:
        own = [str(self.room)] if self._is_whole() else []
        return own + [str(name) for field in ("rooms", "libraries") for name in getattr(self, field) or []]

    def _is_whole(self) -> bool:
        return str(self.whole_package).lower() == "true"

    def _modules(self, graph: ImportGraph) -> list[str]:
        room = str(self.room)
        if room not in graph.modules:
            return []
        return sorted({room} | (graph.find_descendants(room) if self._is_whole() else set()))


def _is_granted(imported: str, granted: list[str]) -> bool:
    return any(imported == name or imported.startswith(f"{name}.") for name in granted)
