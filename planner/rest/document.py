"""What the interface says of itself: the OpenAPI document, and a page of it that needs nothing from elsewhere."""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from planner.rest.catalogue import OPERATIONS, Operation
from planner.rest.fault import FaultAnswer
from planner.text import Text
from planner.version import VERSION

PREFIX = "/api"
TITLE = Text("园区规划师接口", "Park Planner interface")
ID_PATTERN = r"^[\w.-]{1,80}$"
_REF = "#/components/schemas/{model}"
_JSON = "application/json"
_REASONS = {
    400: "the request cannot be read",
    401: "where people log in: no token that holds",
    403: "where people log in: the person of the token may not",
    429: "where people log in: the person of the token has as many computations waiting or running as one may have",
    404: "there is no such thing",
    409: "not ready, or without a plan",
    413: "too large",
    415: "not JSON",
    422: "the request has faults",
    503: "the database does not answer",
}
_LIMITS = ("minimum", "maximum", "exclusiveMaximum", "minItems", "maxItems", "pattern")
_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "code{background:#8881;padding:0 .2em}section{border-top:1px solid #8886;margin-top:1rem}"
    ":root{color-scheme:light dark}td{padding-right:1em;vertical-align:top}"
)


@cache
def openapi() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    records: set[type[BaseModel]] = {FaultAnswer}
    records |= {one.body for one in OPERATIONS if one.body is not None}
    records |= {one.gives for one in OPERATIONS if one.gives is not None}
    ordered = sorted(records, key=lambda one: one.__name__)
    _, schemas = models_json_schema([(one, "validation") for one in ordered], ref_template=_REF)
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{TITLE.zh} {TITLE.en}", "version": VERSION},
        "servers": [{"url": PREFIX}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def page() -> str:
    """Return the document as a page."""
    sections = "".join(_section(one) for one in OPERATIONS)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{escape(TITLE.zh)} · {escape(TITLE.en)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(TITLE.zh)} · {escape(TITLE.en)}</h1>"
        f'<p><a href="openapi.json">openapi.json</a> · {escape(VERSION)}</p>{sections}</body></html>'
    )


def _operation(one: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": one.key,
        "summary": one.says.en,
        "description": one.says.zh,
        "parameters": [
            {"name": name, "in": place, "required": True, "schema": {"type": "string", "pattern": ID_PATTERN}}
            for place, names in (("path", one.path_names), ("query", one.query))
            for name in names
        ],
        "responses": {
            str(one.status): {"description": one.says.en, "content": {_JSON: {"schema": _answer(one)}}},
            **{
                str(status): {
                    "description": _REASONS[status],
                    "content": {_JSON: {"schema": _ref(FaultAnswer)}},
                }
                for status in one.refusals
            },
        },
    }
    if not one.is_open:
        said["security"] = [{"token": []}, {}]  # a token where people log in, nothing on one PC
    if one.body is not None:
        said["requestBody"] = {"required": True, "content": {_JSON: {"schema": _ref(one.body)}}}
    return said


def _answer(one: Operation) -> dict[str, Any]:
    if one.gives is None:
        return {"type": "object"}
    return {"type": "array", "items": _ref(one.gives)} if one.is_list else _ref(one.gives)


def _field(schema: Mapping[str, Any]) -> str:
    """Return what a field takes, in the keywords of JSON Schema, and what it is."""
    ways = schema.get("anyOf", [schema])
    told = [" | ".join(str(way["type"]) for way in ways)]
    told += [f"{key} {way[key]}" for way in ways for key in _LIMITS if key in way]
    told += [", ".join(way["enum"]) for way in ways if "enum" in way]
    if schema.get("default") is not None:
        told.append(f"default {schema['default']:g}")
    return " · ".join([*told, *([schema["description"]] if "description" in schema else [])])


def _ref(record: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=record.__name__)}


def _section(one: Operation) -> str:
    asked = [(name, "id") for name in (*one.path_names, *one.query)]
    if one.body is not None:
        fields = one.body.model_json_schema()["properties"]
        asked += [(name, _field(schema)) for name, schema in fields.items()]
    rows = "".join(f"<tr><td><code>{escape(n)}</code></td><td>{escape(says)}</td></tr>" for n, says in asked)
    gives = one.gives.__name__ if one.gives else "object"
    return (
        f"<section><h2><code>{one.method} {escape(PREFIX + one.path)}</code></h2>"
        f"<p>{escape(one.says.zh)} · {escape(one.says.en)}</p><table>{rows}</table>"
        f"<p>{one.status} <code>{escape(gives)}</code>{''.join(f' · {status}' for status in one.refusals)}</p></section>"
    )
