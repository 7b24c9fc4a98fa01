"""A portfolio: the sites of one planner, the firms that accept several of them, and what a transfer costs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from pydantic import field_validator
from pydantic.dataclasses import dataclass

from planner.domain.park.firm import Firm
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem, row_key
from planner.domain.park.relations import Transfer
from planner.domain.record import STRICT
from planner.domain.vocabulary.terms import Stage
from planner.text import Text


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Portfolio:
    """Sites that are planned together; each has one park, and its firms stand there.

    A firm accepts its own site, and every park that a row of `transfers` names for it. Goals, rates,
    switches and thresholds are those of the first site; pins, waivers, holds and reserves are each site's own.
    """

    name: Text
    sites: tuple[Problem, ...]
    transfers: tuple[Transfer, ...] = ()

    @field_validator("transfers")
    @classmethod
    def _sorted(cls, rows: tuple[Transfer, ...]) -> tuple[Transfer, ...]:
        return tuple(sorted(rows, key=row_key))

    @property
    def park_ids(self) -> tuple[str, ...]:
        """Ids of the parks, in the order of the sites."""
        return tuple(site.parks[0].park_id for site in self.sites)

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The park each firm stands in: where it sits, or where it asked first."""
        return {firm.firm_id: site.parks[0].park_id for site in self.sites for firm in site.firms}

    @cached_property
    def combined(self) -> Problem:
        """All sites as one problem, in which each park keeps its own caps; one site alone is left as it is."""
        if len(self.sites) == 1:
            return self.alone(self.park_ids[0])
        accepted: dict[str, tuple[str, ...]] = {}
        for row in self.transfers:
            accepted[row.firm_id] = (*accepted.get(row.firm_id, ()), row.park_id)
        firms = tuple(
            _accepting(firm, self.home[firm.firm_id], accepted.get(firm.firm_id, ()))
            for site in self.sites
            for firm in site.firms
        )
        joined = {name: _joined(getattr(site, name) for site in self.sites) for name in _JOINED}
        return Problem(policy=self._policy(), firms=firms, transfers=self.transfers, **joined)

    def alone(self, park_id: str) -> Problem:
        """Return a site planned by itself, under the settings of the whole; its own facts if these are its own."""
        site = self.sites[self.park_ids.index(park_id)]
        own = {firm.firm_id for firm in site.firms}
        kept = tuple(row for row in self.transfers if row.firm_id in own and row.leaves in own)
        policy = _with_own(self.sites[0].policy, (site.policy,))
        return site if policy == site.policy and not kept else replace(site, policy=policy, transfers=kept)

    def requested_m2(self, park_id: str) -> int:
        """Return the ㎡ that the firms standing in a park ask for, but for those that have left."""
        firms = self.sites[self.park_ids.index(park_id)].firms
        return sum(firm.area_req_m2 for firm in firms if firm.stage is not Stage.EXITED)

    def _policy(self) -> Policy:
        return _with_own(self.sites[0].policy, tuple(site.policy for site in self.sites))


_JOINED = (
    "parks",
    "phases",
    "buildings",
    "floors",
    "units",
    "caps",
    "archetypes",
    "segregation_rules",
    "synergies",
    "base",
)
OWN_SETTINGS = ("waivers", "pins", "forbids", "holds", "reserves")
"""The settings of a policy that each site has for itself."""


def _accepting(firm: Firm, home: str, others: Iterable[str]) -> Firm:
    """Return a firm with the parks it accepts: its own, and those of its transfers."""
    return replace(firm, parks=tuple(dict.fromkeys((*(firm.parks or (home,)), *others))))


def _joined(tables: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the rows of all tables; what several sites tell alike is kept once."""
    return tuple({row_key(row): row for rows in tables for row in rows}.values())


def _with_own(shared: Policy, policies: tuple[Policy, ...]) -> Policy:
    own: dict[str, Any] = {
        name: tuple(dict.fromkeys(one for policy in policies for one in getattr(policy, name)))
        for name in OWN_SETTINGS
    }
    return replace(shared, **own)
