"""The colours of the program by what they are for, in a light and a dark set."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Tokens:
    """Colours as #RRGGBB. A `*_tint` is the background on which the colour of that name is text."""

    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    primary_text: str
    tint: str
    tint_strong: str
    ink: str
    ink_soft: str
    muted: str
    disabled: str
    line: str
    line_strong: str
    field: str
    surface: str
    raised: str
    elevated: str
    sunken: str
    focus: str
    error: str
    error_tint: str
    on_error: str
    warning: str
    warning_tint: str
    success: str
    success_tint: str
    information: str
    information_tint: str
    teal: str
    teal_tint: str
    violet: str
    violet_tint: str
    highlight: str
    on_highlight: str
    brand_start: str
    brand_end: str
    on_brand: str
    on_brand_soft: str


LIGHT: Final = Tokens(
    primary="#1B8354",
    primary_hover="#166A45",
    primary_pressed="#14573A",
    on_primary="#FFFFFF",
    primary_text="#166A45",
    tint="#F3FCF6",
    tint_strong="#E3F5EA",
    ink="#161616",
    ink_soft="#384250",
    muted="#5F6672",
    disabled="#9DA4AE",
    line="#E5E7EB",
    line_strong="#D2D6DB",
    field="#8A929E",
    surface="#F7F9F8",
    raised="#FFFFFF",
    elevated="#FFFFFF",
    sunken="#F1F4F2",
    focus="#161616",
    error="#B42318",
    error_tint="#FEF3F2",
    on_error="#FFFFFF",
    warning="#B54707",
    warning_tint="#FFFAEB",
    success="#067647",
    success_tint="#ECFDF3",
    information="#175CD3",
    information_tint="#EFF8FF",
    teal="#0E7090",
    teal_tint="#ECFDFF",
    violet="#5925DC",
    violet_tint="#F4F3FF",
    highlight="#FFF1B8",
    on_highlight="#161616",
    brand_start="#0F4730",
    brand_end="#14573A",
    on_brand="#FFFFFF",
    on_brand_soft="#CFE9DB",
)

DARK: Final = Tokens(
    primary="#3FB87D",
    primary_hover="#5BC892",
    primary_pressed="#7AD6A8",
    on_primary="#06140D",
    primary_text="#62CB97",
    tint="#13281D",
    tint_strong="#1A3828",
    ink="#F1F4F2",
    ink_soft="#C9D1CC",
    muted="#9FAAA4",
    disabled="#66716B",
    line="#29322D",
    line_strong="#3A4640",
    field="#6F7C75",
    surface="#0F1412",
    raised="#171D1A",
    elevated="#222B26",
    sunken="#1E2622",
    focus="#F1F4F2",
    error="#F97066",
    error_tint="#2F1614",
    on_error="#1B0605",
    warning="#FDB022",
    warning_tint="#2B2009",
    success="#47CD89",
    success_tint="#0E2A1C",
    information="#84B9FF",
    information_tint="#12233F",
    teal="#67D7EE",
    teal_tint="#0C2A33",
    violet="#BDB4FE",
    violet_tint="#231F45",
    highlight="#5C4A0B",
    on_highlight="#FFF4CC",
    brand_start="#0A2A1D",
    brand_end="#0F3B28",
    on_brand="#F1F4F2",
    on_brand_soft="#BFD9CB",
)

_PLAIN: Final = ("surface", "raised", "elevated", "sunken", "tint", "tint_strong")
_TONES: Final = ("error", "warning", "success", "information", "teal", "violet")

# Every pair that carries text: what the contrast test measures.
TEXT_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((text, ground) for text in ("ink", "ink_soft", "muted", "primary_text") for ground in _PLAIN),
    *((tone, ground) for tone in _TONES for ground in ("raised", "elevated", "surface", f"{tone}_tint")),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "primary_pressed")),
    ("error", "sunken"),
    ("on_error", "error"),
    ("ink", "error_tint"),
    ("ink", "warning_tint"),
    ("ink", "success_tint"),
    ("ink", "information_tint"),
    ("on_highlight", "highlight"),
    *((text, ground) for text in ("on_brand", "on_brand_soft") for ground in ("brand_start", "brand_end")),
)


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two #RRGGBB colours, 1 to 21."""
    dark, bright = sorted((_luminance(first), _luminance(second)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    # The sRGB transfer curve as WCAG 2 states it.
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
