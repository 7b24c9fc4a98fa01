"""Requests with the headers a test wants, as no browser would send them."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

_HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "cGFyay1wbGFubmVyLTE2Yg==",
    "Sec-WebSocket-Protocol": "streamlit",
}


def answered(address: str, path: str, **headers: str) -> tuple[int, str]:
    """Return the status and the body of a GET request; `Host` and other headers may be any."""
    return answer_to(address, "GET", path, headers)


def answer_to(
    address: str, method: str, path: str, headers: Mapping[str, str], content: bytes = b""
) -> tuple[int, str]:
    """Return the status and the body of what any request is answered."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True)
        length = {"Content-Length": str(len(content))} if content else {}
        for name, value in ({"Host": place.netloc, **length, **headers}).items():
            connection.putheader(name, value)
        connection.endheaders(content or None)
        answer = connection.getresponse()
        body = b"" if answer.status == http.client.SWITCHING_PROTOCOLS else answer.read()
        return answer.status, body.decode("utf-8", "replace")
    finally:
        connection.close()


def upgraded(address: str, **headers: str) -> int:
    """Return the status with which the app answers who wants a websocket; 101 lets it in."""
    return answered(address, "/_stcore/stream", **(_HANDSHAKE | headers))[0]
