"""The workbench of this server, shared by every browser session, and the database it works on."""

import streamlit as st

from planner.services.jobs import JobBook
from planner.services.opening import Store, open_database
from planner.services.projects import Projects
from planner.services.workbench import Workbench
from planner.settings import Settings, read_settings


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Read the environment, once."""
    return read_settings()


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def database() -> Store:
    """Open the database, once a server; the parks that come with the program are there afterwards.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    store = open_database(settings())
    Projects(store).import_shipped(settings().data_folder)
    return store


@st.cache_resource(show_spinner=False, on_release=lambda bench: bench.close())
def workbench() -> Workbench:
    """Open the workbench, once a server."""
    book = JobBook(database(), settings().solver_slots, memory_mb=settings().solver_memory_mb)
    return Workbench(settings().data_folder, book)
