"""The building blocks of every page: they show what they are given and know no services."""
