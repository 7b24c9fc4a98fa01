"""Where texts handed to Streamlit may hold what a person typed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WIDGETS = (
    "badge button caption checkbox dialog download_button error expander file_uploader form_submit_button header info "
    "link_button markdown metric multiselect number_input pills popover radio say_next segmented_control select_slider "
    "selectbox slider spinner status subheader success tabs text_area text_input title toast toggle warning write"
)
READ_AS_MARKDOWN = frozenset(_WIDGETS.split())
"""What shows its first argument as Markdown (`say_next` leads to an alert)."""
OPTIONS_AS_MARKDOWN = frozenset({"radio", "pills", "segmented_control", "select_slider"})
OPTIONS_AS_TEXT = frozenset({"selectbox", "multiselect"})
_TYPED = (
    "address author called cell_id comment detail file header message mine name reason reference row sheet shown subject "
    "text title"
)
TYPED_BY_PEOPLE = frozenset(_TYPED.split())
"""Attributes of facts that hold what a person typed, or a sentence with such a thing in it."""
_OF_OURS = frozenset({"table_title", "column_title", "word", "axis_title", "len"})


@dataclass(frozen=True)
class Sink:
    """A text that a widget shows, the module and the function it stands in."""

    place: str
    text: ast.expr
    module: ast.Module
    inside: ast.AST
    as_markdown: bool = True


def sinks(path: Path) -> Iterator[Sink]:
    """Yield every text of a file that a widget shows."""
    module = ast.parse(path.read_text("utf-8"))
    functions = [one for one in ast.walk(module) if isinstance(one, ast.FunctionDef)]
    for call in ast.walk(module):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        kind, place = call.func.attr, f"{path.name}:{call.lineno}"
        if kind not in READ_AS_MARKDOWN:
            continue
        around = [one for one in functions if any(call is inner for inner in ast.walk(one))]
        inside = min(around, key=lambda one: len(list(ast.walk(one))), default=module)
        named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        texts = [
            *call.args[:1],
            *(named[key] for key in ("label", "body", "help", "captions") if key in named),
        ]
        yield from (Sink(place, text, module, inside) for text in texts)
        if "format_func" in named:
            yield Sink(place, named["format_func"], module, inside, as_markdown=kind in OPTIONS_AS_MARKDOWN)


def raw_names(sink: Sink) -> list[str]:
    """Return what in a text may have been typed by people and does not pass `show`."""
    return list(dict.fromkeys(_raw(sink.text, sink.module, sink.inside, frozenset())))


def is_escaped(sink: Sink) -> bool:
    """Tell whether a text is made ready for Markdown by `show`."""
    return any(_is_show(node) for node in ast.walk(sink.text))


def _raw(node: ast.AST, module: ast.Module, inside: ast.AST, seen: frozenset[str]) -> Iterator[str]:
    if _is_show(node) or _is_of_ours(node):
        return
    if isinstance(node, ast.Attribute) and node.attr in TYPED_BY_PEOPLE:
        yield ast.unparse(node)
    if isinstance(node, ast.Name) and node.id not in seen:
        for made in _assigned(node.id, inside):
            yield from _raw(made, module, inside, seen | {node.id})
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in seen:
        for function in _functions(node.func.id, module):
            for one in ast.walk(function):
                if isinstance(one, ast.Return) and one.value is not None:
                    yield from _raw(one.value, module, function, seen | {node.func.id})
    for child in ast.iter_child_nodes(node):
        yield from _raw(child, module, inside, seen)


def _assigned(name: str, inside: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(inside):
        if isinstance(node, ast.Assign) and any(name in _names(target) for target in node.targets):
            yield node.value
        if isinstance(node, (ast.For, ast.comprehension)) and name in _names(node.target):
            yield node.iter


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _functions(name: str, module: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (one for one in module.body if isinstance(one, ast.FunctionDef) and one.name == name)


def _is_of_ours(node: ast.AST) -> bool:
    """Tell whether a node is a number written by us or a title of the program's own."""
    if isinstance(node, ast.Attribute):
        return node.attr == "number"
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    return called.startswith("fmt.") or called in _OF_OURS


def _is_show(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "show"
