"""Clients without a browser that say what no screen would, with roles and without: nothing is written or told that may not be."""

import random
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from planner.domain.projects.person import EVERYWHERE, Role, RoleGrant
from planner.services.importing.intake import SHIPPED
from planner.store.verify import verify
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns.long_use import memory_mb
from tests.support.raw_acts import ACTS, PAGES
from tests.support.raw_attack import ATTACKERS, Attack, Attacker
from tests.support.raw_office import OTHER, OTHERS_NAME, PARK, RawOffice, raw_office
from tests.support.raw_web import answered
from tests.support.shipped import give_plan

ACTS_A_SESSION = 10
"""After so many acts a client comes anew, on another page, and what is kept is looked at."""


def run(count: int, seed: int) -> Evidence:
    """Have `count` acts done on a server of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "server").mkdir()
        shutil.copytree(next(one.folder for one in SHIPPED if one.key == PARK), folder / "data" / PARK)
        give_plan(folder / "data" / PARK)
        with raw_office(folder / "server", folder / "data") as office:
            return on(office, count, seed)


def on(office: RawOffice, count: int, seed: int) -> Evidence:
    """Have so many acts done on a server, by one attacker after another, and look at it afterwards."""
    chance, counts, failures = random.Random(seed), Counter[str](), list[str]()
    kinds = [one for _ in range(count // len(ACTS) + 1) for one in chance.sample(list(ACTS), len(ACTS))][
        :count
    ]
    shares = [kinds[at :: len(ATTACKERS)] for at in range(len(ATTACKERS))]
    before = memory_mb(office.server)
    with office.session("boss", "overview", RoleGrant(Role.ADMIN, EVERYWHERE), park=OTHER) as boss:
        drawn = boss.run()
        assert OTHERS_NAME in drawn.text()
        victim = drawn.session_ids()[0]
        for attacker, acts in zip(ATTACKERS, shares, strict=True):
            for begun in range(0, len(acts), ACTS_A_SESSION):
                attack = Attack(office, attacker, chance, counts, victim=victim)
                attack.begin(chance.choice(PAGES))
                failures += _session(attack, acts[begun : begun + ACTS_A_SESSION])
                counts["sessions"] += 1
        if OTHERS_NAME not in boss.run().text():
            failures.append("the admin's session is gone")
    failures += _afterwards(office)
    figures = (
        ("acts", str(sum(number for name, number in counts.items() if name.startswith("acts: ")))),
        ("kinds of acts", str(len(set(kinds)))),
        *((name, str(number)) for name, number in sorted(counts.items())),
        ("by each of", ", ".join(f"{one.name} ({_titles(one)})" for one in ATTACKERS)),
        ("memory of the server before and after, MB", f"{before:.0f} … {memory_mb(office.server):.0f}"),
        ("faults that nobody foresaw, in the log", str(_faults(office))),
        ("longest line of the log, characters", str(max(map(len, _log(office).splitlines())))),
        ("written or told that may not be, answers 5xx, tracebacks to a client", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


def _session(attack: Attack, acts: list[str]) -> list[str]:
    """Have the acts of one session done, and return what was written that may not be, and what went wrong."""
    attacker, office = attack.attacker, attack.office
    before, own = office.kept(but_of=attacker.writes_in), office.kept()
    for act in acts:
        try:
            attack.do(act, ACTS[act])
        except Exception as error:  # noqa: BLE001  whatever came up, with the act that showed it
            attack.fail(f"{type(error).__name__} {error}"[:500])
            break
    attack.client.close()
    after, now = office.kept(but_of=attacker.writes_in), office.kept()
    changed = [name for name in before if before[name] != after[name]]
    changed += [name for name in attacker.may_not if own[name] != now[name] and name not in changed]
    return attack.failures + [f"{attacker.name} on {attack.page}, {acts}: wrote {name}" for name in changed]


def _afterwards(office: RawOffice) -> list[str]:
    """Say what is wrong with the server and its database after all that."""
    address = office.server.address
    wrong = [f"the trail: {fault.text.en} {fault.values}" for fault in verify(office.store)]
    if office.server.process.poll() is not None:
        return [*wrong, "the server has ended"]
    told = {path: answered(address, path) for path in ("/_stcore/health", "/ready")}
    wrong += [f"{path} is not well: {said}" for path, said in told.items() if said != (200, "ok")]
    if _faults(office):
        wrong.append(f"{_faults(office)} faults that nobody foresaw, in the log")
    return wrong


def _faults(office: RawOffice) -> int:
    return len(re.findall(r"\bFault [0-9a-f]{8}\b", _log(office)))


def _log(office: RawOffice) -> str:
    return office.log.read_text("utf-8", "replace")


def _titles(attacker: Attacker) -> str:
    return ", ".join(one.role.value for one in attacker.roles) or (
        "no role" if attacker.is_in else "no login"
    )


CAMPAIGN = Campaign(
    "raw-clients",
    "Clients without a browser say to a team server what no screen would, without a login, without a role, as viewer, approver and planner of one project of two: "
    "presses of what is disabled or not there, values of other types, ids of others, texts of a megabyte, storms, parts of pages that are not there, other pages, "
    "forged addresses, logins and sessions, any message of the channel and what is none, files and requests that no page makes. Nothing is written or shown that "
    "the role may not write or see, no answer is a server error, no client is told a traceback, and the server answers everybody afterwards.",
    count=1000,
    run=run,
)
