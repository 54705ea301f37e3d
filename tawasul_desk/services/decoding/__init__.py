"""Strangers' files are decoded in a process of their own, which is ended where it takes too much."""

from typing import Final

SUBCOMMAND: Final = "decode-files"  # of the built program, which has no interpreter to start
