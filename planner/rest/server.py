"""The interface as an ASGI app: requests are read within limits, answered in threads, and never by half."""

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from planner.rest.catalogue import OPERATIONS, Operation
from planner.rest.document import ID_PATTERN, openapi, page
from planner.rest.fault import FaultAnswer, RestFault, fault_answer, not_found, of_validation
from planner.rest.operations import RestCall
from planner.rest.services import RestServices
from planner.services.database.opening import StoreError
from planner.services.people.calls import AccessRefusal
from planner.services.people.quota import QuotaRefusal
from planner.text import Message, message

MOST_BYTES = 20_000_000
"""Of a body, as of an upload."""
_ID = re.compile(ID_PATTERN)
_OTHER_SITES = frozenset({"cross-site", "same-site"})
_CODES = {404: "not_found", 405: "method_not_allowed"}


def rest_app(services: RestServices) -> Starlette:
    """Return the app; its paths are those of the catalogue, `openapi.json` and the page of it."""
    routes = [
        Route(one.path, _endpoint(services, one), methods=[one.method], name=one.key) for one in OPERATIONS
    ]
    routes += [Route("/openapi.json", _document), Route("/", _page), Route("/docs", _page)]
    handlers: dict[Any, Any] = {
        HTTPException: _http_fault,
        RestFault: _fault,
        StoreError: _store_fault,
        AccessRefusal: _access_fault,
    }
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False  # an id that ends in a slash is no other address
    return app


def _endpoint(services: RestServices, one: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        _require_same_origin(request)
        header = request.headers.get("authorization")
        if one.body is not None:  # nobody who is not in sends us a body to read
            await run_in_threadpool(_let_in, services, header)
        call = RestCall(
            path={name: _id(name, request.path_params[name]) for name in one.path_names},
            query={name: _id(name, request.query_params.get(name)) for name in one.query},
            body=None if one.body is None else await _body(request, one.body),
        )
        return await run_in_threadpool(partial(_answered, services, one, call, header))

    return answer


def _let_in(services: RestServices, header: str | None) -> None:
    with services.admit(header):
        return


def _answered(services: RestServices, one: Operation, call: RestCall, header: str | None) -> Response:
    if one.is_open:
        return _json(one.run(services, call), one.status)
    with services.admit(header):
        return _json(one.run(services, call), one.status)


async def _document(_request: Request) -> Response:
    return _json(openapi(), 200)


async def _page(_request: Request) -> Response:
    return HTMLResponse(page())


def _id(name: str, text: str | None) -> str:
    if text is None:
        raise RestFault(400, "bad_request", message("缺少参数 {name}", "{name} is missing", name=name))
    if not _ID.match(text):
        raise not_found(name, ascii(text))
    return text


def _require_same_origin(request: Request) -> None:
    """Refuse what a page of another site sends from the browser of a planner; a browser need not name the page."""
    origin = request.headers.get("origin")
    host = request.headers.get("host", "")
    is_named_other = origin is not None and origin.partition("://")[2] != host
    if is_named_other or request.headers.get("sec-fetch-site") in _OTHER_SITES:
        raise RestFault(403, "other_origin", _OTHER_ORIGIN)


async def _body(request: Request, kind: type[BaseModel]) -> BaseModel:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RestFault(415, "not_json", _NOT_JSON)
    data = bytearray()
    try:
        async for piece in request.stream():
            data += piece
            if len(data) > MOST_BYTES:
                raise RestFault(413, "too_large", _TOO_LARGE)
    except ClientDisconnect as gone:
        raise RestFault(400, "bad_request", _NOT_READ) from gone
    return await run_in_threadpool(_read, bytes(data), kind)


def _read(data: bytes, kind: type[BaseModel]) -> BaseModel:
    try:
        json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise RestFault(400, "bad_request", _NOT_READ) from fault
    try:
        return kind.model_validate_json(data)
    except ValidationError as fault:
        if any(one["type"] == "json_invalid" for one in fault.errors(include_url=False)):  # half a character
            raise RestFault(400, "bad_request", _NOT_READ) from fault
        raise of_validation(fault) from fault


def _json(value: Any, status: int) -> Response:
    # In ASCII: what people typed may hold half a character, which no other form can carry.
    text = json.dumps(_plain(value), allow_nan=False)
    return Response(text, status_code=status, media_type="application/json")


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [_plain(one) for one in value] if isinstance(value, list) else value


async def _fault(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RestFault)
    return _json(fault.answer, fault.status)


async def _store_fault(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, StoreError)
    return _json(fault_answer(f"store_{fault.fault.value}", fault.message), 503)


async def _access_fault(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, AccessRefusal)
    if isinstance(fault, QuotaRefusal):
        return _json(fault_answer("too_many", fault.message), 429)
    if not fault.needs_login:
        return _json(fault_answer("forbidden", fault.message), 403)
    told = _json(fault_answer("unauthorized", fault.message), 401)
    told.headers["WWW-Authenticate"] = 'Bearer realm="Park Planner"'
    return told


async def _http_fault(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    answer: FaultAnswer = fault_answer(_CODES.get(fault.status_code, "bad_request"), _NOTHING_HERE)
    told = _json(answer, fault.status_code)
    told.headers.update(fault.headers or {})
    return told


_NOT_JSON: Message = message("请以 application/json 发送", "Send it as application/json")
_NOT_READ = message("请求内容不是完整的 JSON", "The body is not complete JSON")
_TOO_LARGE = message("请求内容超过 20 MB", "The body is larger than 20 MB")
_OTHER_ORIGIN = message("不接受其他网站发来的请求", "Requests from pages of other sites are not accepted")
_NOTHING_HERE = message(
    "此处没有这个接口，见 openapi.json", "There is no such operation here; see openapi.json"
)
