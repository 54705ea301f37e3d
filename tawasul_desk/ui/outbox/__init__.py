"""The work that waits to be sent, and what to do where it cannot be."""
