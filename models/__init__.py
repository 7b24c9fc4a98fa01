"""Everything that makes plans and bounds; nothing here judges or words them."""
