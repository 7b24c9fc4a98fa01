"""What several pages share: their frame, cards, panels, tables and drawings."""
