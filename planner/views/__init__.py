"""What a screen or a file shows: plain rows made from a problem and a plan."""
