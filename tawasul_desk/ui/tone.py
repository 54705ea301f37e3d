"""What a message or badge wants to say by its colour."""

from enum import StrEnum


class Tone(StrEnum):
    """The colours with a meaning; each is a pair of tokens of the theme."""

    NEUTRAL = "neutral"
    INFO = "information"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"
    PRIMARY = "primary"
    TEAL = "teal"
    VIOLET = "violet"
