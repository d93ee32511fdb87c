"""Minh chứng: what a file is, attaching and taking off, what is missing or doubtful about it."""
