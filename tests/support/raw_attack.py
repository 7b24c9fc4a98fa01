"""A client without a browser at work against a team server: what it says, and what it must not be told."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from planner.domain.projects.person import Role, RoleGrant
from planner.ui.hearing import key_of
from tests.support.payloads import GROUPS
from tests.support.raw_office import OTHER, OTHERS_NAME, PARK, PARK_NAME, TRACES, RawOffice
from tests.support.raw_session import Drawn, RawSession
from tests.support.raw_web import answer_to

LONG = "长" * 400_000
KEYS = (
    *(
        "solve",
        "project_delete",
        "project_rename",
        "project_copy",
        "people_grant",
        "people_withdraw",
        "people_suspend",
    ),
    *(
        "token_make",
        "scenario_as_it_is",
        "approve",
        "put_in_force",
        "draft_save",
        "draft_discard",
        "try_again",
        "",
    ),
)
"""Keys of buttons, whatever page they are on, and of none."""
NEVER = ("-log_out",)
"""The end of the id of what ends a login: a screen offers it to everybody."""
TEXTS = (
    *(name for group in GROUPS for name in group),
    *(
        "",
        "\x00",
        "\u202e",
        "../../etc/passwd",
        "{}",
        "[]",
        "null",
        "-1",
        "1e999",
        "NaN",
        "*",
        OTHER,
        "9999Q4:a:b",
    ),
    *('{"edited_rows": {"0": {"firm_id": "\\ud800"}}}', '{"picked": {"a": [1]}}', "[" * 3000, LONG[:5000]),
)
NUMBERS = (0, -1, 1, 2**31 - 1, -(2**31))
FRACTIONS = (0.0, -1.5, float("nan"), float("inf"), -float("inf"), 1e300)


@dataclass(frozen=True)
class Attacker:
    """Somebody without a browser. `sees` tells whether they are shown anything, `writes_in` what they may write in."""

    name: str
    roles: tuple[RoleGrant, ...] = ()
    is_in: bool = True

    @property
    def sees(self) -> bool:
        return bool(self.roles)

    @property
    def writes_in(self) -> str:
        return PARK if any(one.role is not Role.VIEWER for one in self.roles) else ""

    @property
    def may_not(self) -> tuple[str, ...]:
        """Tables that this role leaves as they are, in its own project too."""
        roles = {one.role for one in self.roles}
        if Role.APPROVER in roles:
            return ("versions", "drafts", "draft_steps", "draft_tables", "milestone_entries", "jobs")
        return ("decisions",) if Role.PLANNER in roles else ()


ATTACKERS = (
    Attacker("stranger", is_in=False),
    Attacker("nobody"),
    Attacker("ann", (RoleGrant(Role.VIEWER, PARK),)),
    Attacker("lee", (RoleGrant(Role.APPROVER, PARK),)),
    Attacker("kim", (RoleGrant(Role.PLANNER, PARK),)),
)


class Attack:
    """One client at work: where it is, what it was shown, and what came of its acts."""

    def __init__(
        self,
        office: RawOffice,
        attacker: Attacker,
        chance: random.Random,
        counts: Counter[str],
        *,
        victim: str,
    ) -> None:
        self.office, self.attacker, self.random, self.counts = office, attacker, chance, counts
        self.victim = victim
        self.failures: list[str] = []
        self.shown = Drawn()
        self.page, self.act = "", "begin"

    def begin(self, page: str, *, session_id: str = "") -> None:
        """Come anew to a page, or by a session that is there."""
        headers: dict[str, str] = {}
        token = ""
        if self.attacker.is_in:
            headers, token = self.office.cookies(self.attacker.name, *self.attacker.roles)
        self.headers, self.token, self.page = headers, token, page
        self.come(headers, token or "-" * bool(session_id), session_id=session_id)
        self.hear()

    def come(self, headers: dict[str, str], token: str, *, session_id: str = "") -> None:
        """Open a channel and ask for the page."""
        self.client = RawSession(
            self.office.server.address, self.page, headers=headers, token=token, session_id=session_id
        )
        self.client.ask()

    def hear(self) -> None:
        """Hear what came of an act, look at it, and come anew where the server hung up."""
        drawn, is_open = self.client.hear_out()
        self.look(drawn.text(), drawn.exceptions())
        if is_open:
            self.shown = drawn if drawn.all_ids() else self.shown
        else:
            self.counts["channels that the server closed"] += 1
            self.client.close()
            self.begin(self.page)

    def look(self, told: str, boxes: list[str]) -> None:
        """Say what a client was told that it may not be."""
        for trace in TRACES:
            if trace in told:
                self.fail(f"was told {told[max(0, told.index(trace) - 100) :][:300]!r}")
        if boxes:
            self.fail(f"was shown an error without words: {boxes[0][:200]!r}")
        if OTHERS_NAME in told:
            self.fail("was shown the name of a park of others")
        if PARK_NAME in told and not self.attacker.sees:
            self.fail("was shown the name of a park, without a role")

    def fail(self, what: str) -> None:
        self.failures.append(f"{self.attacker.name} on {self.page}, act {self.act}: {what}")

    def do(self, name: str, act: "Callable[[Attack], None]") -> None:
        """Do one act, then have the page drawn as it is."""
        self.act = name
        self.counts[f"acts: {name}"] += 1
        act(self)
        self.say()
        self.hear()

    # -------------------------------------------------------------- words

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def widget(self) -> str:
        """Return the id of a widget of this page, or one that no page has."""
        there = [one for one in self.shown.all_ids() if not one.endswith(NEVER)]
        if there and self.random.random() < 0.6:
            return self.random.choice(there)
        key = self.random.choice((*KEYS, key_of(self.office.task_id)))
        return f"$$ID-{self.random.getrandbits(128):032x}-{key}"

    def said(self) -> Any:
        """Return an order for a page, to be filled."""
        said = BackMsg()
        said.rerun_script.page_name = self.page
        return said

    def say(self, said: Any = None) -> None:
        self.client.send((said or self.said()).SerializeToString())

    def request(self, method: str, path: str, headers: Mapping[str, str], content: bytes) -> None:
        """Ask for something by HTTP."""
        status, body = answer_to(self.office.server.address, method, path, headers, content)
        self.counts[f"answers {status // 100}xx"] += 1
        if status >= 500:
            self.fail(f"{method} {path[:80]} was answered {status}")
        self.look(body if path.startswith(("/api", "/_stcore")) else "", [])


def filled(message: Message, attack: Attack, *, depth: int = 0) -> Any:
    """Fill a message with values of the right types that no screen would send."""
    chance = attack.random
    for one in message.DESCRIPTOR.fields:
        if chance.random() < 0.4 or (depth > 4):
            continue
        values = [value_of(one, attack, depth) for _ in range(chance.randint(1, 3) if one.is_repeated else 1)]
        for value in values:
            if isinstance(value, Message):
                part = getattr(message, one.name)
                (part.add() if one.is_repeated else part).CopyFrom(value)
            elif one.is_repeated:
                getattr(message, one.name).append(value)
            else:
                setattr(message, one.name, value)
    return message


def value_of(one: Any, attack: Attack, depth: int) -> Any:
    """Return a value that a field can hold."""
    chance = attack.random
    if one.cpp_type == one.CPPTYPE_MESSAGE:
        return filled(one.message_type._concrete_class(), attack, depth=depth + 1)
    if one.cpp_type == one.CPPTYPE_STRING:
        text = attack.widget() if one.name == "id" else attack.text()
        return text.encode() if one.type == one.TYPE_BYTES else text
    choice = {
        one.CPPTYPE_BOOL: (False, True),
        one.CPPTYPE_DOUBLE: FRACTIONS,
        one.CPPTYPE_FLOAT: FRACTIONS,
        one.CPPTYPE_INT64: (*NUMBERS, 2**62, -(2**62)),
        one.CPPTYPE_INT32: NUMBERS,
    }
    return chance.choice(choice.get(one.cpp_type, (0, 1)))
