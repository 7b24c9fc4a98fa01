"""Every colour of screens, drawings, charts and files; never hue alone: each has a pattern or a letter too.

The eight hues are told apart by colour-blind readers.

Source: Okabe and Ito, Color Universal Design (2008), their yellow replaced by ochre, which
shows on white; contrast: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Pattern(StrEnum):
    """How a swatch is marked besides its colour."""

    PLAIN = "plain"
    RISING = "rising"
    FALLING = "falling"
    DOTS = "dots"
    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"
    CROSS = "cross"
    GRID = "grid"


class ColourMode(StrEnum):
    """Background the colours are for."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """One class of things: `hue` for lines and bands, `fill` behind text, `ink` for the text."""

    hue: str
    fill: str
    ink: str
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The neutral colours of one tone, and the swatches by vocabulary and key."""

    tone: ColourMode
    background: str
    surface: str
    ink: str
    muted: str
    line: str
    faint: str
    accent: str
    good: str
    warn: str
    bad: str
    swatches: Mapping[str, Mapping[str, Swatch]]

    def swatch(self, vocabulary: str, key: str) -> Swatch:
        """Return the swatch of `key`; unknown keys look like the vocabulary's last one."""
        table = self.swatches[vocabulary]
        return table.get(key) or table[list(table)[-1]]


BLUE, VERMILION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"
SKY, PINK, GREY, OCHRE = "#56B4E9", "#CC79A7", "#7A7F87", "#A6761D"

_Hues = dict[str, tuple[str, Pattern]]
_HUES: dict[str, _Hues] = {
    "family": {
        "device": (BLUE, Pattern.PLAIN),
        "sterile": (VERMILION, Pattern.RISING),
        "diagnostic": (SKY, Pattern.DOTS),
        "herbal": (GREEN, Pattern.VERTICAL),
        "drug": (PINK, Pattern.FALLING),
        "consumer": (ORANGE, Pattern.HORIZONTAL),
        "supply": (OCHRE, Pattern.CROSS),
        "other": (GREY, Pattern.GRID),
    },
    "stage": {
        "lead": ("#C9CDD2", Pattern.DOTS),
        "visited": ("#B9D3E4", Pattern.RISING),
        "negotiating": (SKY, Pattern.FALLING),
        "framework": ("#3B8EC2", Pattern.HORIZONTAL),
        "signed": (BLUE, Pattern.PLAIN),
        "preparing": (ORANGE, Pattern.VERTICAL),
        "producing": (GREEN, Pattern.PLAIN),
        "exited": (GREY, Pattern.CROSS),
    },
    "priority": {
        "A": (BLUE, Pattern.PLAIN),
        "B": (SKY, Pattern.RISING),
        "C": ("#9AA1A9", Pattern.DOTS),
    },
    "standing": {
        "signed": (BLUE, Pattern.PLAIN),
        "reserved": (SKY, Pattern.RISING),
        "pencilled": ("#9AA1A9", Pattern.DOTS),
    },
    "space": {
        "signed": (BLUE, Pattern.PLAIN),
        "reserved": (SKY, Pattern.RISING),
        "pencilled": ("#9AA1A9", Pattern.DOTS),
        "held": (OCHRE, Pattern.CROSS),
        "vacant": (GREEN, Pattern.VERTICAL),
    },
    "expiry": {
        "within_2": (VERMILION, Pattern.CROSS),
        "within_4": (ORANGE, Pattern.RISING),
        "within_8": (SKY, Pattern.DOTS),
        "later": (BLUE, Pattern.PLAIN),
    },
    "change": {
        "same": ("#9AA1A9", Pattern.PLAIN),
        "moved": (ORANGE, Pattern.RISING),
        "new": (GREEN, Pattern.VERTICAL),
        "none": (GREY, Pattern.PLAIN),
    },
    "step": {
        "waiting": ("#C9CDD2", Pattern.DOTS),
        "fitout": (ORANGE, Pattern.RISING),
        "licence": (SKY, Pattern.FALLING),
        "trial": (PINK, Pattern.VERTICAL),
        "production": (GREEN, Pattern.PLAIN),
    },
    "phase": {
        "1": (BLUE, Pattern.PLAIN),
        "2": (ORANGE, Pattern.RISING),
        "3": (GREEN, Pattern.VERTICAL),
        "4": (PINK, Pattern.FALLING),
        "5": (OCHRE, Pattern.CROSS),
        "more": (GREY, Pattern.GRID),
    },
    "risk": {
        "under_10": ("#C9CDD2", Pattern.DOTS),
        "under_50": (SKY, Pattern.RISING),
        "under_90": (ORANGE, Pattern.FALLING),
        "from_90": (VERMILION, Pattern.CROSS),
    },
    "load": {
        "ample": (BLUE, Pattern.PLAIN),
        "tight": (ORANGE, Pattern.RISING),
        "over": (VERMILION, Pattern.CROSS),
    },
}


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` of `colour` over `ground`, as `#RRGGBB`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(c * share + g * (1 - share)):02X}" for c, g in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [value / 255 for value in _channels(colour)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _swatches(ground: str, ink: str, share: float) -> Mapping[str, Mapping[str, Swatch]]:
    return MappingProxyType(
        {
            vocabulary: MappingProxyType(
                {
                    key: Swatch(hue=hue, fill=mixed(hue, ground, share), ink=ink, pattern=pattern)
                    for key, (hue, pattern) in hues.items()
                }
            )
            for vocabulary, hues in _HUES.items()
        }
    )


LIGHT = Theme(
    tone=ColourMode.LIGHT,
    background="#FFFFFF",
    surface="#F3F5F7",
    ink="#1B2229",
    muted="#55606B",
    line="#8A949E",
    faint="#DDE2E7",
    accent="#B0003A",
    good="#1D7A4F",
    warn="#9A4A00",
    bad="#B3312B",
    swatches=_swatches("#FFFFFF", "#1B2229", 0.26),
)
DARK = Theme(
    tone=ColourMode.DARK,
    background="#14191E",
    surface="#1E252C",
    ink="#E6EAEE",
    muted="#A3AEB9",
    line="#77828D",
    faint="#323B44",
    accent="#FF7A9C",
    good="#5CC28F",
    warn="#F0A35E",
    bad="#F08078",
    swatches=_swatches("#14191E", "#E6EAEE", 0.34),
)
THEMES: Mapping[ColourMode, Theme] = MappingProxyType({ColourMode.LIGHT: LIGHT, ColourMode.DARK: DARK})
