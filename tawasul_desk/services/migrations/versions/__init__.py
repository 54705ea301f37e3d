"""The history of the form of work.db."""
