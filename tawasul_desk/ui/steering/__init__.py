"""Moving work between people: assigning, sharing out, offering to other offices, taking the next request."""
