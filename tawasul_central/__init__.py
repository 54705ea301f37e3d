"""Tawasul Central: the service of the passport departments that every desk talks to."""
