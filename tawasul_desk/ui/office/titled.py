"""A control with its name above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_desk.ui.widgets.labels import label


def titled(name: str, control: QWidget) -> QWidget:
    """Return the control under its name, which screen readers say too."""
    title = label(name, "label")
    title.setBuddy(control)
    control.setAccessibleName(name)
    both = QWidget()
    both.setFocusProxy(control)
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(control)
    return both
