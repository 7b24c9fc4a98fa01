"""What differs between two states of the facts or two plans, and how changes of two people are brought together."""
