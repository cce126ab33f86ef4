"""Linking: which reports tell of one incident; no verdict on which of them is right."""
