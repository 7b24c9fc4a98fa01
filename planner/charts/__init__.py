"""Views as Plotly figures."""
