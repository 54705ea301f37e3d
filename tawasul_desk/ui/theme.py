"""The look of the program: tokens to palette, stylesheet, fonts and icons."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from tawasul_desk.services.resources import fonts_dir, resources_dir
from tawasul_desk.ui.icons import draw_icon, draw_pixmap
from tawasul_desk.ui.palette import DARK, LIGHT, Tokens
from tawasul_desk.ui.tone import Tone

if TYPE_CHECKING:
    from tawasul_contract.records import Status

ThemeName = Literal["light", "dark", "system"]
FAMILY: Final = "IBM Plex Sans Arabic"
BODY_PX: Final = 16

# By the value of a Status: the records of the contract are loaded after the first picture of the window.
STATUS_LOOK: Final[dict[str, tuple[Tone, str]]] = {
    "submitted": (Tone.INFO, "sparkle"),
    "under_processing": (Tone.TEAL, "progress"),
    "returned_to_applicant": (Tone.WARNING, "user"),
    "returned_by_applicant": (Tone.VIOLET, "reply"),
    "processed": (Tone.SUCCESS, "check-circle"),
    "closed": (Tone.NEUTRAL, "lock"),
}


class Theme:
    """One of the two looks; `system` follows the desktop at the moment it is made."""

    def __init__(self, name: ThemeName = "light") -> None:
        self.name = name
        self.dark = _is_dark() if name == "system" else name == "dark"
        self.tokens: Tokens = DARK if self.dark else LIGHT
        self._icons: dict[tuple[str, str, bool], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}

    def apply(self, app: QApplication) -> None:
        """Dress the whole application; its layout direction must be set before."""
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(body_font())
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens, app.layoutDirection()))

    def colour(self, token: str) -> QColor:
        """Return the colour of a token; an unknown name raises AttributeError."""
        return QColor(getattr(self.tokens, token))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Return text colour and background of a tone."""
        if tone is Tone.NEUTRAL:
            return self.colour("ink_soft"), self.colour("sunken")
        if tone is Tone.PRIMARY:
            return self.colour("primary_text"), self.colour("tint_strong")
        return self.colour(tone.value), self.colour(f"{tone.value}_tint")

    def status_tone(self, status: Status) -> tuple[QColor, QColor, str]:
        """Return text colour, background and icon name of a status."""
        tone, icon = STATUS_LOOK[status]
        return *self.tone(tone), icon

    def icon(self, name: str, tint: str = "ink_soft") -> QIcon:
        """Return an icon in the colour of the token, greyed out when disabled."""
        key = (name, tint, _right_to_left())
        if key not in self._icons:
            icon = draw_icon(name, getattr(self.tokens, tint), mirrored=key[2])
            for size in (16, 20, 24):
                grey = draw_pixmap(name, self.tokens.disabled, size, 2, mirrored=key[2])
                icon.addPixmap(grey, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, tint: str = "ink_soft", size: int = 20, ratio: float = 0) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels, sharp on the screen it is shown on."""
        key = (name, tint, size, ratio or _ratio(), _right_to_left())
        if key not in self._pixmaps:
            colour = getattr(self.tokens, tint)
            self._pixmaps[key] = draw_pixmap(name, colour, size, key[3], mirrored=key[4])
        return self._pixmaps[key]


def spacing(steps: float) -> int:
    """Return a distance in pixels: the grid has a step of 4."""
    return round(4 * steps)


def body_font(pixels: int = BODY_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font at a size in pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def load_fonts() -> None:
    """Register the shipped fonts once; a file Qt cannot read raises OSError."""
    if FAMILY in QFontDatabase.families() and "SemiBold" in QFontDatabase.styles(FAMILY):
        return
    for path in sorted(fonts_dir().glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(path.name)


def stylesheet(tokens: Tokens, direction: Qt.LayoutDirection) -> str:
    """Return the stylesheet with colours filled in and start/end turned into this direction's sides."""
    text = (resources_dir() / "style" / "desk.qss").read_text("utf-8")
    start, end = ("left", "right") if direction is Qt.LayoutDirection.LeftToRight else ("right", "left")
    icons = (resources_dir() / "icons").as_posix()
    shade = "dark" if tokens is DARK else "light"
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    return Template(text).substitute(colours, start=start, end=end, icons=icons, shade=shade)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the stylesheet does not reach: views, links, selections."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, QColor(getattr(tokens, token)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return result


_ROLES: Final = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "raised",
    QPalette.ColorRole.Highlight: "tint_strong",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "primary_text",
    QPalette.ColorRole.LinkVisited: "primary_text",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Accent: "primary",
}


def _is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def restyle(widget: QObject, name: str, value: object) -> None:
    """Set a dynamic property that the stylesheet selects by, and let it take effect."""
    widget.setProperty(name, value)
    style = getattr(widget, "style", None)
    if style is not None:
        style().unpolish(widget)
        style().polish(widget)
