"""The workbench of this server, shared by every browser session."""

import streamlit as st

from planner.services.jobs import JobBook
from planner.services.workbench import Workbench
from planner.settings import Settings, read_settings


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Read the environment, once."""
    return read_settings()


@st.cache_resource(show_spinner=False, on_release=lambda bench: bench.close())
def workbench() -> Workbench:
    """Open the workbench, once a server."""
    return Workbench(settings().data_folder, JobBook(settings().solver_slots))
