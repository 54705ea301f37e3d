"""One key as it looks on the keyboard."""

from PySide6.QtWidgets import QLabel


class KeyCap(QLabel):
    """The name of a key in a frame; names of keys are the same in every language."""
