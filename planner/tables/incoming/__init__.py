"""What comes in from outside: sheets mapped onto our tables, reviewed against a park, applied whole."""
