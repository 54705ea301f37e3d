"""How work.db came to its present form; it holds unsent work, so it is migrated, never dropped."""
