"""Parts of pages: each draws one thing from views and says what was picked."""
