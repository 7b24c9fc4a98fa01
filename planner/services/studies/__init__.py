"""Questions of many solves: re-plans, sweeps, frontiers, plans nearly as good, changes by hand."""
