"""Public pages, desk pages, newsletter and feeds: addresses and templates, no thinking."""
