"""Long counts behind what the tests show in small: one file for each, listed here."""

from collections.abc import Mapping
from types import MappingProxyType

from tests.campaigns import (
    block_chains,
    corruptions,
    damaged_files,
    enquiry_texts,
    every_export,
    every_page,
    fuzzing,
    generated_tables,
    histories,
    hostile_names,
    killed_saves,
    killed_solvers,
    leaving_a_grid,
    long_use,
    lost_updates,
    metamorphic,
    model_admits_what_the_checker_accepts,
    model_equals_brute_force,
    move_orders,
    mutants,
    other_generation,
    patterns_and_the_general_way,
    places_offered,
    random_parks,
    raw_clients,
    repairs_are_proven,
    rest_interface,
    robust_plan,
    second_checker,
    team_at_work,
    uploads,
    why_is_minimal,
)
from tests.campaigns._evidence import Campaign

CAMPAIGNS: Mapping[str, Campaign] = MappingProxyType(
    {
        campaign.name: campaign
        for campaign in (
            model_equals_brute_force.CAMPAIGN,
            model_admits_what_the_checker_accepts.CAMPAIGN,
            patterns_and_the_general_way.CAMPAIGN,
            patterns_and_the_general_way.WITH_CBC,
            other_generation.CAMPAIGN,
            *mutants.CAMPAIGNS,
            random_parks.CAMPAIGN,
            repairs_are_proven.CAMPAIGN,
            robust_plan.CAMPAIGN,
            robust_plan.ZIYUAN,
            second_checker.CAMPAIGN,
            metamorphic.CAMPAIGN,
            corruptions.CAMPAIGN,
            move_orders.CAMPAIGN,
            killed_saves.CAMPAIGN,
            lost_updates.CAMPAIGN,
            histories.CAMPAIGN,
            team_at_work.CAMPAIGN,
            killed_solvers.CAMPAIGN,
            generated_tables.CAMPAIGN,
            damaged_files.CAMPAIGN,
            fuzzing.CAMPAIGN,
            uploads.CAMPAIGN,
            long_use.CAMPAIGN,
            enquiry_texts.CAMPAIGN,
            places_offered.CAMPAIGN,
            block_chains.CAMPAIGN,
            why_is_minimal.CAMPAIGN,
            leaving_a_grid.CAMPAIGN,
            every_page.CAMPAIGN,
            every_export.CAMPAIGN,
            rest_interface.CAMPAIGN,
            hostile_names.CAMPAIGN,
            raw_clients.CAMPAIGN,
        )
    }
)
"""Every campaign by name."""
