"""Many solves at once: sweeps, trade-offs, and ways from one plan to another."""
