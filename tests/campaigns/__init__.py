"""Long counts behind what the tests show in small: one file for each, listed here."""

from collections.abc import Mapping
from types import MappingProxyType

from tests.campaigns import (
    corruptions,
    model_admits_what_the_checker_accepts,
    model_equals_brute_force,
    move_orders,
    random_parks,
)
from tests.campaigns._evidence import Campaign

CAMPAIGNS: Mapping[str, Campaign] = MappingProxyType(
    {
        campaign.name: campaign
        for campaign in (
            model_equals_brute_force.CAMPAIGN,
            model_admits_what_the_checker_accepts.CAMPAIGN,
            random_parks.CAMPAIGN,
            corruptions.CAMPAIGN,
            move_orders.CAMPAIGN,
        )
    }
)
"""Every campaign by name."""
