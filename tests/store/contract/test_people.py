"""What every database keeps of people: one row a subject of an issuer, roles by project, and none of it before it was made."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.person import Role, RoleGrant
from planner.services.people.people import People
from planner.store import people, preferences, schema
from planner.store.archive import read_archive, restore_archive, write_archive
from planner.store.errors import StoreError
from planner.store.opening import open_store
from planner.store.store import Store
from planner.store.verify import verify
from tests.support.kept import step_back


def fill(store: Store) -> str:
    with store.writing(PROGRAM) as write:
        person = people.add(write, issuer="https://a.example", subject="s", name="安", email="")
        people.grant(write, person.person_id, RoleGrant(Role.PLANNER, "ziyuan"))
        people.grant(write, person.person_id, RoleGrant(Role.VIEWER))
        people.begin_login(write, "l", person.person_id, expires_at=write.now + timedelta(hours=1))
        people.add_token(write, person.person_id, "t", digest="d", expires_at=write.now + timedelta(hours=1))
    return person.person_id


def test_people_roles_and_tokens_come_back_from_a_backup_and_every_login_is_over(
    store: Store, tmp_path: Path
) -> None:
    person_id = fill(store)
    with store.reading() as db:
        before = (people.every(db), people.tokens(db, person_id))
        assert people.logins_since(db) is None
    write_archive(store, tmp_path / "b.zip")
    with store.writing(PROGRAM) as write:
        people.withdraw(write, person_id, RoleGrant(Role.VIEWER))
    restore_archive(store, read_archive(tmp_path / "b.zip"))
    with store.reading() as db:
        assert (people.every(db), people.tokens(db, person_id)) == before
        login, since = people.login(db, "l"), people.logins_since(db)
        assert login is not None
        assert since is not None
        assert login.ended_at == since
    assert verify(store) == ()


def test_what_else_is_allowed_says_nothing_of_logins(store: Store) -> None:
    with store.writing(PROGRAM) as write:
        people.allow_own_approval(write, is_allowed=True)
        assert people.logins_since(write.db) is None
        assert people.allows_own_approval(write.db)


@pytest.mark.parametrize("way", ["withdraw", "suspend"])
def test_two_admins_who_put_each_other_out_at_once_leave_one(store: Store, way: str) -> None:
    admin = RoleGrant(Role.ADMIN)
    with store.writing(PROGRAM) as write:
        ids = [
            people.add(write, issuer="https://a.example", subject=one, name=one, email="").person_id
            for one in "ab"
        ]
        for person_id in ids:
            people.grant(write, person_id, admin)
    known, refused = People(store), list[Exception]()

    def put_out() -> None:
        try:
            if way == "withdraw":
                known.withdraw(PROGRAM, ids[1], admin)
            else:
                known.suspend(PROGRAM, ids[1])
        except LifeConflict as conflict:
            refused.append(conflict)

    other = Thread(target=put_out)
    with store.writing(PROGRAM) as write:
        if way == "withdraw":
            people.withdraw(write, ids[0], admin)
        else:
            people.set_active(write, ids[0], is_active=False)
        other.start()
        other.join(0.3)  # it is to wait for us; had it not to, it would be through by then
    other.join()
    assert len(refused) == 1
    with store.reading() as db:
        assert [one.is_admin for one in (people.find(db, ids[0]), people.find(db, ids[1])) if one] == [
            False,
            True,
        ]


def test_a_token_is_withdrawn_once_and_stays_so(store: Store) -> None:
    person_id = fill(store)
    with store.reading() as db:
        (made,) = people.tokens(db, person_id)
    ends = []
    for _ in range(2):
        with store.writing(PROGRAM) as write:
            ends.append(people.withdraw_token(write, made.token_id).withdrawn_at)
    assert ends[0] is not None
    assert ends[1] == ends[0]
    with store.reading() as db:
        assert [one.action for one in preferences.trail(db, subject=person_id)].count("withdraw token") == 1


def test_tokens_are_found_of_one_person_or_of_everybody(store: Store) -> None:
    first = fill(store)
    with store.writing(PROGRAM) as write:
        other = people.add(write, issuer="https://a.example", subject="o", name="包", email="").person_id
        later = write.now + timedelta(hours=1)
        people.add_token(write, other, "o", digest="e", expires_at=later)
        assert {one.name for one in people.tokens(write.db)} == {"t", "o"}
        assert [[one.name for one in people.tokens(write.db, key)] for key in (first, other)] == [
            ["t"],
            ["o"],
        ]


def test_logins_that_ran_out_before_a_moment_are_forgotten_and_no_others(store: Store) -> None:
    person_id = fill(store)
    with store.writing(PROGRAM) as write:
        now = write.now
        for name, hours in (("old", -3), ("late", -1)):
            people.begin_login(write, name, person_id, expires_at=now + timedelta(hours=hours))
        before = now - timedelta(hours=2)
        assert people.has_logins(write.db, before)
        assert people.forget_logins(write, before) == 1
        assert not people.has_logins(write.db, before)
        kept = [name for name in ("old", "late", "l") if people.login(write.db, name) is not None]
    assert kept == ["late", "l"]


def test_a_subject_of_an_issuer_is_one_person(store: Store) -> None:
    fill(store)
    with pytest.raises(StoreError), store.writing(PROGRAM) as write:
        people.add(write, issuer="https://a.example", subject="s", name="other", email="")
    with store.reading() as db:
        assert people.by_subject(db, "https://b.example", "s") is None
        found = people.by_subject(db, "https://a.example", "s")
    assert found is not None
    assert found.grants == (RoleGrant(Role.VIEWER), RoleGrant(Role.PLANNER, "ziyuan"))


def test_an_older_database_gets_the_tables_and_goes_back_without_its_people(url: str) -> None:
    store = open_store(url)
    fill(store)
    with store.engine.begin() as db:
        step_back(db, to="0010")
    store.close()
    again = open_store(url)
    with again.reading() as db:
        assert schema.revision_of(db) == schema.newest()
        assert people.every(db) == ()
    again.close()
