"""Where the seed takes its people, texts, timelines and drawings from."""
