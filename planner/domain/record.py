"""How every domain value is declared: strict types, closed to unknown fields."""

from pydantic import ConfigDict

STRICT = ConfigDict(strict=True, extra="forbid")
