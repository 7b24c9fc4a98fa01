"""The browser app: the server loads this file once, Streamlit runs it for each view of a page."""

import streamlit as st

from planner.ui import server

if __name__ == "__main__":
    from planner.ui.screens import draw

    draw()
else:
    server.refuse_others()
    app = st.App(
        __file__,
        routes=server.ROUTES,
        lifespan=server.lifespan,
        middleware=server.MIDDLEWARE,
        on_script_error=server.explain,
        secrets=server.login_secrets(),
    )
