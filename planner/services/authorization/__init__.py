"""Who may call which service: a line for each of their functions, and the guard that holds every caller to it."""
