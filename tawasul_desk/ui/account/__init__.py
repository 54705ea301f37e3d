"""Signing in: the card, the passphrase and the page around them."""
