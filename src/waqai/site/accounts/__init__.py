"""Signing in, and who is asking: the accounts of those who work at the desk."""
