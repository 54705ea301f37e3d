"""Administration: the people of one's offices, working time, response texts, and the audit trail."""
