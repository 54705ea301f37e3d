"""The queue and the case: what an officer works in all day."""
