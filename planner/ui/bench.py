"""What every browser session of this server shares: settings, database, workbench; and who is at work."""

import streamlit as st

from planner.domain.actor import Actor
from planner.services.drafts import Drafts
from planner.services.editing import Editing
from planner.services.errands import ErrandBook
from planner.services.jobs import JobBook
from planner.services.opening import Store, name_person, open_database, person_of
from planner.services.projects import Projects
from planner.services.uploads import Uploads
from planner.services.what_if import WhatIfs
from planner.services.workbench import Workbench
from planner.settings import Settings, read_settings


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Read the environment, once."""
    return read_settings()


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def database() -> Store:
    """Open the database, once a server.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    return open_database(settings())


@st.cache_resource(show_spinner=False, on_release=lambda bench: bench.close())
def workbench() -> Workbench:
    """Open the workbench, once a server; the parks that come with the program are there afterwards."""
    return Workbench(settings().data_folder, database(), job_book())


@st.cache_resource(show_spinner=False)
def job_book() -> JobBook:
    """Open the job book, once a server; the workbench closes it."""
    return JobBook(database(), settings().solver_slots, memory_mb=settings().solver_memory_mb)


@st.cache_resource(show_spinner=False)
def what_ifs() -> WhatIfs:
    """Open the scenarios with their solves, once a server."""
    return WhatIfs(database(), job_book())


@st.cache_resource(show_spinner=False, on_release=lambda book: book.close())
def errands() -> ErrandBook:
    """Open the book of long questions, once a server; one is worked on at a time."""
    return ErrandBook()


@st.cache_resource(show_spinner=False)
def editing() -> Editing:
    """Open the editing of projects, once a server."""
    return Editing(projects(), Drafts(database()))


@st.cache_resource(show_spinner=False)
def projects() -> Projects:
    """Open the projects, once a server."""
    return Projects(database())


@st.cache_resource(show_spinner=False)
def uploads() -> Uploads:
    """Open what is remembered of uploads, once a server."""
    return Uploads(database())


def me() -> Actor:
    """Give who works here; without a name until one was given."""
    return person_of(settings().user_folder)


def name_me(name: str) -> Actor:
    """Keep the display name of this PC."""
    return name_person(settings().user_folder, name)
