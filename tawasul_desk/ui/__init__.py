"""The windows."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in the place of Python's; see below

# PySide reads the source of every module imported after it, to find a switch that is not used here, and
# keeps what it read: a quarter of the start and some 20 MiB.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
