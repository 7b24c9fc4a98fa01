"""People come in by what a provider says of them, and are out at once when a login, a token, a role or an account goes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.person import EVERYWHERE, LONGEST_TOKEN_DAYS, Role, RoleGrant
from planner.services.authorization.guard import guarded
from planner.services.people.admission import Admission
from planner.services.people.calls import AccessRefusal, Caller
from planner.services.people.people import People
from planner.services.projects.projects import Projects
from planner.store import people, people_tables
from planner.text import Lang
from tests.support.office_people import OfficeOfPeople, claims


@pytest.fixture
def office() -> OfficeOfPeople:
    return OfficeOfPeople()


def projects_for(office: OfficeOfPeople, caller: Caller) -> Projects:
    return guarded(Projects(office.store), office.store, lambda: caller)


def people_for(office: OfficeOfPeople, caller: Caller) -> People:
    return guarded(People(office.store), office.store, lambda: caller)


def is_out(act: Callable[[], Any], *, needs_login: bool) -> bool:
    with pytest.raises(AccessRefusal) as refused:
        act()
    return refused.value.needs_login is needs_login


def test_who_is_new_has_no_role_and_sees_nothing(office: OfficeOfPeople) -> None:
    new = office.enter("new")
    assert office.admission.whoever(new).grants == ()
    assert is_out(projects_for(office, new).list, needs_login=False)


def test_a_person_is_known_by_issuer_and_subject_alone(office: OfficeOfPeople) -> None:
    first = office.enter("ann")
    renamed = office.admission.enter(claims("ann", name="Ann Other", email="x@y.example", nonce="2"))
    assert renamed.person_id == first.person_id
    assert office.admission.whoever(renamed).name == "Ann Other"
    elsewhere = office.admission.enter(claims("ann", iss="https://other.example"))
    assert elsewhere.person_id != first.person_id
    namesake = office.admission.enter(claims("ann2", name="Ann Other", email="x@y.example"))
    assert namesake.person_id not in {first.person_id, elsewhere.person_id}


def test_two_logins_at_once_make_one_person(office: OfficeOfPeople) -> None:
    one, other = claims("kim", nonce="1"), claims("kim", nonce="2")
    callers = [office.admission.enter(said) for said in (one, other, one)]
    assert len({caller.person_id for caller in callers}) == 1
    assert len({caller.login_id for caller in callers}) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": None},
        {"exp": "soon"},
        {"exp": 1e300},
        {"iss": ""},
        {"sub": ""},
        {"sub": 5},
        {"sub": "x" * 256},
        {"sub": "a\u0000"},
        {"exp": (datetime.now(UTC) - timedelta(seconds=1)).timestamp()},
    ],
)
def test_claims_that_name_nobody_or_are_over_let_nobody_in(
    office: OfficeOfPeople, wrong: dict[str, Any]
) -> None:
    assert is_out(lambda: office.admission.enter(claims("x") | wrong), needs_login=True)


def test_a_name_of_any_characters_is_kept_as_far_as_it_can_be(office: OfficeOfPeople) -> None:
    caller = office.admission.enter(claims("x", name="  安\u202e\n\u0000Ann " + "长" * 99))
    assert caller.name.startswith("安 Ann 长")
    assert len(caller.name) == 80


def test_the_first_admin_is_made_by_configuration_and_only_while_there_is_none(
    office: OfficeOfPeople,
) -> None:
    unverified = Admission(office.store, first_admin="b@x.example")
    liar = unverified.enter(claims("liar", email="b@x.example"))
    assert not office.admission.whoever(liar).is_admin
    by_mail = unverified.enter(claims("bea", email="b@x.example", email_verified=True))
    assert office.admission.whoever(by_mail).is_admin
    late = office.enter("boss")
    assert not office.admission.whoever(late).is_admin


def test_logging_out_ends_every_page_of_that_browser_and_no_other(office: OfficeOfPeople) -> None:
    said = claims("ann")
    here = office.admission.enter(said)
    office.grant(here, Role.VIEWER)
    there = office.admission.enter(claims("ann", nonce="another browser"))
    assert projects_for(office, here).list()
    office.admission.leave(here)
    assert is_out(projects_for(office, here).list, needs_login=True)
    assert projects_for(office, there).list()
    assert office.admission.enter(said) == here  # the cookie again, and it opens nothing
    assert is_out(projects_for(office, here).list, needs_login=True)


def test_a_login_of_before_a_restore_is_over_known_here_or_not(office: OfficeOfPeople) -> None:
    now = datetime.now(UTC).timestamp()
    known = office.enter("restored", (Role.VIEWER, EVERYWHERE))
    with office.store.writing(PROGRAM) as write:
        people.end_every_login(write)
    assert is_out(projects_for(office, known).list, needs_login=True)
    early, late = (claims("restored", nonce=str(at), iat=at) for at in (now - 60, now + 60))
    assert is_out(lambda: office.admission.enter(early), needs_login=True)
    assert projects_for(office, office.admission.enter(late)).list()


def test_a_login_is_over_when_its_token_is(office: OfficeOfPeople) -> None:
    caller = office.enter("ann", (Role.VIEWER, EVERYWHERE))
    assert projects_for(office, caller).list()
    with office.store.writing(PROGRAM) as write:
        past = write.now - timedelta(seconds=1)
        write.db.execute(people_tables.logins.update().values(expires_at=past))
    assert is_out(projects_for(office, caller).list, needs_login=True)


def test_a_role_counts_from_and_to_the_very_act_that_changes_it(office: OfficeOfPeople) -> None:
    boss, ann = office.enter("boss"), office.enter("ann")
    viewer = RoleGrant(Role.VIEWER, office.own.project_id)
    people_for(office, boss).grant(boss.actor, ann.person_id, viewer)
    assert projects_for(office, ann).open(office.own.project_id).note.number == 1
    assert is_out(lambda: projects_for(office, ann).open(office.other.project_id), needs_login=False)
    people_for(office, boss).withdraw(boss.actor, ann.person_id, viewer)
    assert is_out(lambda: projects_for(office, ann).open(office.own.project_id), needs_login=False)
    told = [(one.action, one.actor.name) for one in people_for(office, boss).trail()][:2]
    assert told == [("withdraw role", "Boss"), ("grant role", "Boss")]


def test_who_is_suspended_is_out_at_once_with_logins_and_tokens(office: OfficeOfPeople) -> None:
    boss, ann = office.enter("boss"), office.enter("ann", (Role.VIEWER, EVERYWHERE))
    secret = people_for(office, ann).make_own_token(ann.actor, "curl", days=1).secret
    by_token = office.admission.admit(secret)
    people_for(office, boss).suspend(boss.actor, ann.person_id)
    assert is_out(projects_for(office, ann).list, needs_login=True)
    assert is_out(projects_for(office, by_token).list, needs_login=False)
    assert is_out(lambda: office.admission.admit(secret), needs_login=False)
    again = office.admission.enter(claims("ann", nonce="tries again"))
    assert is_out(projects_for(office, again).list, needs_login=False)
    people_for(office, boss).restore(boss.actor, ann.person_id)
    assert projects_for(office, again).list()


def test_the_last_admin_stays(office: OfficeOfPeople) -> None:
    boss, ann = office.enter("boss"), office.enter("ann")
    admin = RoleGrant(Role.ADMIN)
    mine = people_for(office, boss)
    with pytest.raises(LifeConflict):
        mine.withdraw(boss.actor, boss.person_id, admin)
    with pytest.raises(LifeConflict):
        mine.suspend(boss.actor, boss.person_id)
    with pytest.raises(LifeConflict):
        mine.grant(boss.actor, ann.person_id, RoleGrant(Role.ADMIN, office.own.project_id))
    assert office.admission.whoever(boss).is_admin
    mine.grant(boss.actor, ann.person_id, admin)
    mine.withdraw(boss.actor, boss.person_id, admin)
    assert is_out(mine.list, needs_login=False)


def test_a_token_does_what_its_person_may_and_no_more(office: OfficeOfPeople) -> None:
    ann, bob = (
        office.enter("ann", (Role.VIEWER, office.own.project_id)),
        office.enter("bob", (Role.VIEWER, "*")),
    )
    made = people_for(office, ann).make_own_token(ann.actor, "report", days=LONGEST_TOKEN_DAYS)
    by_token = office.admission.admit(made.secret)
    assert projects_for(office, by_token).open(office.own.project_id).note.number == 1
    assert is_out(
        lambda: projects_for(office, by_token).rename(ann.actor, office.own.project_id, "x"),
        needs_login=False,
    )
    with office.store.reading() as db:
        kept = [tuple(row) for row in db.execute(people_tables.access_tokens.select())]
    assert made.secret not in repr(kept)
    assert is_out(
        lambda: people_for(office, bob).withdraw_own_token(bob.actor, made.token.token_id), needs_login=False
    )
    people_for(office, ann).withdraw_own_token(ann.actor, made.token.token_id)
    assert is_out(projects_for(office, by_token).list, needs_login=True)
    assert is_out(lambda: office.admission.admit(made.secret), needs_login=True)


@pytest.mark.parametrize(("name", "days"), [("", 1), ("  ", 1), ("x", 0), ("x", LONGEST_TOKEN_DAYS + 1)])
def test_a_token_has_a_name_and_an_end(office: OfficeOfPeople, name: str, days: int) -> None:
    ann = office.enter("ann", (Role.VIEWER, EVERYWHERE))
    with pytest.raises(LifeConflict):
        people_for(office, ann).make_own_token(ann.actor, name, days=days)


@pytest.mark.parametrize("secret", ["", "ppt_", "\ud800", "x" * 9999])
def test_no_token_is_found_by_what_is_none(office: OfficeOfPeople, secret: str) -> None:
    assert is_out(lambda: office.admission.admit(secret), needs_login=True)


def test_a_refusal_names_the_role_that_it_takes(office: OfficeOfPeople) -> None:
    ann = office.enter("ann", (Role.VIEWER, EVERYWHERE))
    with pytest.raises(AccessRefusal) as refused:
        projects_for(office, ann).rename(ann.actor, office.own.project_id, "x")
    assert "“planner”" in refused.value.message.say(Lang.EN)
    assert "“规划”" in refused.value.message.say(Lang.ZH)
