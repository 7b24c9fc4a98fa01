"""What the server writes to its standard error as JSON lines, where a collector of logs reads it."""

import logging
from contextlib import suppress

import streamlit.logger

from planner.settings import SettingsError
from planner.ui.app_services import settings

_OF_LIBRARIES = ("streamlit", "uvicorn", "websockets")


def write_as_asked() -> None:
    """Write JSON lines from now on where the settings ask for them; else leave the log as it is."""
    with suppress(SettingsError):  # every page says what is wrong
        if settings().is_json_log:
            write_json_lines()


def write_json_lines() -> None:
    """Write each line of the log as a JSON object with time, level, logger, message and what else is known of it."""
    from pythonjsonlogger.json import JsonFormatter

    handler = logging.StreamHandler()
    handler.setFormatter(
        JsonFormatter(
            "{levelname}{name}{message}",
            style="{",
            timestamp=True,
            rename_fields={"levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("uvicorn.access").setLevel(
        logging.WARNING
    )  # each request: the proxy writes them, with who asked
    # Streamlit gives each of its loggers a handler of its own, those that are made later too.
    streamlit.logger.setup_formatter = _hand_on
    for name, one in list(logging.root.manager.loggerDict.items()):
        if isinstance(one, logging.Logger) and name.partition(".")[0] in _OF_LIBRARIES:
            _hand_on(one)


def _hand_on(logger: logging.Logger) -> None:
    """Leave what a logger has to say to the one of all."""
    logger.handlers.clear()
    logger.propagate = True
