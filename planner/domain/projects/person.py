"""Who may do what: people with their roles, in every project or in one; what is not granted is refused."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic.dataclasses import dataclass

from planner.domain.projects.actor import Actor
from planner.domain.record import STRICT
from planner.text import Text

LONGEST_TOKEN_DAYS = 366
EVERYWHERE = "*"
"""Stands for every project, those to come included."""


class Role(StrEnum):
    """What a person is to a project, or to all of them."""

    VIEWER = "viewer"
    PLANNER = "planner"
    APPROVER = "approver"
    ADMIN = "admin"


ROLE_TITLES: Mapping[Role, Text] = {
    Role.VIEWER: Text("查看", "viewer"),
    Role.PLANNER: Text("规划", "planner"),
    Role.APPROVER: Text("审批", "approver"),
    Role.ADMIN: Text("管理员", "admin"),
}


class Permission(StrEnum):
    """What an act needs: to look, to change facts and ask for plans, to approve, to say who may do what."""

    VIEW = "view"
    PLAN = "plan"
    APPROVE = "approve"
    ADMINISTER = "administer"


GRANTED: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.VIEW}),
    Role.PLANNER: frozenset({Permission.VIEW, Permission.PLAN}),
    Role.APPROVER: frozenset({Permission.VIEW, Permission.APPROVE}),
    Role.ADMIN: frozenset(Permission),
}


def least_role(permission: Permission) -> Role:
    """Return the role that grants a permission and the least besides."""
    return min((role for role in Role if permission in GRANTED[role]), key=lambda role: len(GRANTED[role]))


@dataclass(frozen=True, config=STRICT)
class RoleGrant:
    """A role in one project, or `EVERYWHERE`."""

    role: Role
    project_id: str = EVERYWHERE

    @property
    def can_stand(self) -> bool:
        """Whether there is such a grant: an admin is one of all projects."""
        return self.role is not Role.ADMIN or self.project_id == EVERYWHERE


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Person:
    """Someone who came in by login: known by issuer and subject, which no one else has, and never by name or mail."""

    person_id: str
    issuer: str
    subject: str
    name: str
    email: str
    made_at: datetime
    is_active: bool = True
    grants: tuple[RoleGrant, ...] = ()

    @property
    def actor(self) -> Actor:
        """The person as whoever does something."""
        return Actor(self.person_id, self.name)

    @property
    def is_admin(self) -> bool:
        """Whether the person says who may do what."""
        return self.may(Permission.ADMINISTER, EVERYWHERE)

    def may(self, permission: Permission, project_id: str) -> bool:
        """Whether an act is granted in a project (`EVERYWHERE`: in all of them)."""
        return self.is_active and any(
            permission in GRANTED[grant.role] and grant.project_id in {EVERYWHERE, project_id}
            for grant in self.grants
        )

    def may_somewhere(self, permission: Permission) -> bool:
        """Whether an act is granted in any project at all."""
        return self.is_active and any(permission in GRANTED[grant.role] for grant in self.grants)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Login:
    """One login of a person in one browser; it ends by logging out, or when the token of the provider does."""

    login_id: str
    person_id: str
    began_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still lets the person in."""
        return self.ended_at is None and now < self.expires_at


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AccessToken:
    """What another program asks with instead of a login: it may do what its person may; the secret is not kept."""

    token_id: str
    person_id: str
    name: str
    made_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still lets its person in."""
        return self.withdrawn_at is None and now < self.expires_at
