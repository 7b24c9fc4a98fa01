"""The page of sweeps, frontiers and near plans, with its components."""
