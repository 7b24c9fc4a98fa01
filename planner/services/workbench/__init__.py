"""What one server offers its screens: projects, plans on show, what-ifs under way."""
