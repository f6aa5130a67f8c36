"""The colours of both themes; the only place with colour values, and without Qt so that contrast can be tested."""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme: surfaces, text, one accent, and red, amber and green for states only."""

    window: str
    surface: str
    raised: str
    hover: str
    hairline: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    bad: str
    warning: str
    good: str
    bad_surface: str
    warning_surface: str

    def role(self, name: str) -> str:
        """Return the colour of a state's role."""
        return {
            "neutral": self.muted,
            "accent": self.accent,
            "good": self.good,
            "warning": self.warning,
            "bad": self.bad,
        }[name]


LIGHT = Colours(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#f9fafb",
    hover="#f0f3f6",
    hairline="#e3e6ea",
    border="#c3c9d0",
    text="#1a1f25",
    muted="#57606a",
    accent="#0a5bab",
    on_accent="#ffffff",
    selection="#dbe9f8",
    bad="#b3211a",
    warning="#855300",
    good="#1a6e31",
    bad_surface="#fdf0ef",
    warning_surface="#fdf6e6",
)

DARK = Colours(
    window="#15181c",
    surface="#1b1f24",
    raised="#20252b",
    hover="#242a31",
    hairline="#2c323a",
    border="#48515c",
    text="#e6e9ed",
    muted="#9ba5b0",
    accent="#70b4f8",
    on_accent="#0c1117",
    selection="#1f3a58",
    bad="#ff8a80",
    warning="#e6b450",
    good="#5fcb80",
    bad_surface="#33201f",
    warning_surface="#2f2818",
)

COLOURS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}

BANDS = {
    "sandbox": ("#6a3fc4", "#ffffff"),
    "PY": ("#f0b429", "#1a1f25"),
    "DV": ("#1f5fa8", "#ffffff"),
}
"""Environment to (background, text) of the band; production has none."""


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
