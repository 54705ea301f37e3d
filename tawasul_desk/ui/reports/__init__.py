"""The printed summary of a case: preview, print and save."""
