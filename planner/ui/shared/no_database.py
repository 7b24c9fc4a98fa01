"""What is shown in place of the app while its settings or its database cannot be used."""

import streamlit as st

from planner.services.database.opening import StoreError
from planner.settings import SettingsError
from planner.text import Lang
from planner.ui.app_services import database
from planner.ui.markdown import show


def stop_without_database() -> None:
    """Say in both languages what is wrong and what to do, and stop the page; else do nothing."""
    try:
        database()
    except (SettingsError, StoreError) as error:
        st.error(show(error.message.say(Lang.ZH)))
        st.error(show(error.message.say(Lang.EN)))
        st.stop()
