"""The printed case: records and words in, PDF bytes out."""
