"""The endpoints under `/v1`: each parses, calls and returns."""
