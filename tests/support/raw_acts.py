"""What clients without a browser do that no screen offers, by a name for each."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from planner.ui import pages
from planner.ui.hearing import key_of
from tests.support.raw_attack import LONG, Attack, value_of
from tests.support.raw_office import OTHER, OTHERS_NAME, PARK_NAME
from tests.support.raw_web import upgraded

PAGES = tuple(
    sorted(one.name for one in Path(str(pages.__file__)).parent.iterdir() if (one / "words.py").is_file())
)
STORM = 40
PATHS = (
    *("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/stream", "/_stcore/host-config"),
    *("/metrics", "/ready", "/media/0.png", "/media/..%2F..%2Fapp.py", "/app/static/..%2F..%2Frun.py", "//x"),
    *("/component/../../x", "/%2e%2e/%2e%2e/etc/passwd", "/api/parks", f"/api/parks/{OTHER}", "/api/plans"),
    *("/api/%00", "/api/..%2Fx"),
)
HEADERS: tuple[Mapping[str, str], ...] = (
    {},
    {"Authorization": f"Bearer {'x' * 5000}"},
    {"Authorization": "Basic eDp4"},
    {"Cookie": "=;=;" * 500},
)


def press(attack: Attack) -> None:
    """Press what is disabled, or not on this page at all."""
    said = attack.said()
    said.rerun_script.widget_states.widgets.add(id=attack.widget(), trigger_value=True)
    attack.say(said)


def other_value(attack: Attack) -> None:
    """Give widgets values of any type."""
    said = attack.said()
    for _ in range(attack.random.randint(1, 4)):
        state = said.rerun_script.widget_states.widgets.add(id=attack.widget())
        one = attack.random.choice(state.DESCRIPTOR.oneofs_by_name["value"].fields)
        value = value_of(one, attack, 0)
        if isinstance(value, Message):
            getattr(state, one.name).CopyFrom(value)
        else:
            setattr(state, one.name, value)
    attack.say(said)


def typed(attack: Attack) -> None:
    """Type into grids and components what none of them holds."""
    rows = {
        str(attack.random.choice((0, 9999, -1, "word"))): {attack.text()[:40]: attack.text()}
        for _ in range(3)
    }
    kind = attack.random.choice(("string_value", "json_value", "json_trigger_value"))
    content = {"edited_rows": rows, "added_rows": [{}, 5, rows], "deleted_rows": [0, 10**9, "x"]}
    said = attack.said()
    state = said.rerun_script.widget_states.widgets.add(id=attack.widget())
    setattr(state, kind, json.dumps(content))
    attack.say(said)


def of_others(attack: Attack) -> None:
    """Name what is of others: their project, task, version and cancel button."""
    task = attack.office.task_id
    said = attack.said()
    said.rerun_script.query_string = f"park={OTHER}&plan={task}&job={task}&scenario={OTHER}"
    for number in range(2):
        said.rerun_script.widget_states.widgets.add(id=f"$$ID-{number}-{key_of(task)}", trigger_value=True)
    attack.say(said)


def long_text(attack: Attack) -> None:
    """Say more than any person types."""
    said = attack.said()
    where = attack.random.choice(("page_name", "query_string", "fragment_id", "page_script_hash", ""))
    if where:
        setattr(said.rerun_script, where, LONG)
    said.rerun_script.widget_states.widgets.add(id=attack.widget(), string_value=LONG)
    attack.say(said)


def storm(attack: Attack) -> None:
    """Ask for the page again and again, without hearing any."""
    for _ in range(STORM):
        attack.say()


def fragment(attack: Attack) -> None:
    """Ask for a part of a page that is not there, or is of an older drawing."""
    said = attack.said()
    said.rerun_script.fragment_id = attack.random.choice([*attack.shown.fragments(), "0" * 32, attack.text()])
    said.rerun_script.is_auto_rerun = attack.random.random() < 0.5
    said.rerun_script.widget_states.widgets.add(id=attack.widget(), trigger_value=True)
    attack.say(said)


def other_page(attack: Attack) -> None:
    """Ask for another page with the widgets of this one, or for a page that there is not."""
    said = attack.said()
    if attack.random.random() < 0.5:
        said.rerun_script.page_script_hash = attack.random.choice(
            [*attack.shown.pages(), "f" * 32, attack.text()]
        )
    else:
        said.rerun_script.page_name = attack.random.choice((*PAGES, attack.text()))
    said.rerun_script.widget_states.widgets.add(id=attack.widget(), trigger_value=True)
    attack.say(said)


def address(attack: Attack) -> None:
    """Forge the address line."""
    names = (
        "park",
        "lang",
        "quarter",
        "firm",
        "building",
        "plan",
        "job",
        "next",
        "since",
        "about",
        "view",
        "tour",
        "%",
        "",
    )
    parts = [
        f"{attack.random.choice(names)}={attack.text()}" for _ in range(attack.random.choice((3, 30, 300)))
    ]
    said = attack.said()
    said.rerun_script.query_string = "&".join(parts)
    said.rerun_script.is_history_navigation = attack.random.random() < 0.5
    attack.say(said)


def any_message(attack: Attack) -> None:
    """Say anything that the channel has a word for."""
    said = BackMsg()
    one = attack.random.choice(said.DESCRIPTOR.oneofs_by_name["type"].fields)
    value = value_of(one, attack, 0)
    if isinstance(value, Message):
        getattr(said, one.name).CopyFrom(value)
        getattr(said, one.name).SetInParent()
    else:
        setattr(said, one.name, True)
    attack.say(said)


def no_message(attack: Attack) -> None:
    """Say what is no message at all."""
    whole = attack.said().SerializeToString()
    attack.client.send(
        attack.random.choice(
            (b"", b"\xff" * 50, whole[:-3], whole * 2, b"\x5a\xff\xff\xff\xff\x0f", "text", LONG * 8)
        )
    )


def other_session(attack: Attack) -> None:
    """Come by the session of an admin, which is open."""
    attack.client.close()
    attack.begin(attack.page, session_id=attack.victim)


def forged_login(attack: Attack) -> None:
    """Come with a cookie that was changed, or from a page of another site."""
    headers, token = attack.office.cookies("boss")
    name, _, rest = headers["Cookie"].partition("=")
    at = attack.random.randrange(10, len(rest) // 2)
    forged = f"{name}={rest[:at]}{'A' if rest[at] != 'A' else 'B'}{rest[at + 1 :]}"
    attack.client.close()
    attack.come({**headers, "Cookie": forged}, token)
    drawn, _ = attack.client.hear_out()
    if PARK_NAME in drawn.text() or OTHERS_NAME in drawn.text():
        attack.fail("was let in by a forged cookie")
    attack.client.close()
    status = upgraded(attack.office.server.address, Origin="http://evil.example", Cookie=headers["Cookie"])
    if status != 403:
        attack.fail(f"came from another site: {status}")
    attack.begin(attack.page)


def file(attack: Attack) -> None:
    """Send a file that no page asked for, to this session, that of others, or none."""
    place = attack.random.choice((attack.victim, *attack.shown.session_ids(), "0", "..%2F..%2Fx", "%00"))
    headers = {
        **attack.headers,
        "X-Xsrftoken": attack.token,
        "Content-Type": "multipart/form-data; boundary=x",
    }
    content = (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\nPK\x03\x04\r\n--x--\r\n'
    )
    method = attack.random.choice(("PUT", "POST", "DELETE", "PATCH"))
    name = attack.random.choice(("1", "..%2F", "%0A"))
    attack.request(method, f"/_stcore/upload_file/{place}/{name}", headers, content)


def plain_request(attack: Attack) -> None:
    """Ask for what no page asks."""
    method = attack.random.choice(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"))
    path = attack.random.choice((*PATHS, f"/api/tasks/{attack.office.task_id}"))
    attack.request(
        method, path, attack.random.choice(HEADERS), b'{"a": ' if method in {"POST", "PUT"} else b""
    )


ACTS: Mapping[str, Callable[[Attack], None]] = {
    "a press of what is disabled or not there": press,
    "values of another type": other_value,
    "rows and cells that no grid has": typed,
    "ids of others": of_others,
    "texts of a megabyte": long_text,
    f"{STORM} drawings asked for at once": storm,
    "parts of a page that are not there": fragment,
    "another page, or none": other_page,
    "a forged address": address,
    "any other message of the channel": any_message,
    "what is no message": no_message,
    "the session of somebody else": other_session,
    "a forged login, another site": forged_login,
    "a file that no page asked for": file,
    "a request that no page makes": plain_request,
}
