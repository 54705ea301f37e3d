"""Tawasul Desk: the passport officer's workstation."""

__version__ = "0.1.0"
