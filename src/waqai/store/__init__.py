"""Keeps everything in the database, which no other room touches: models, queries, the search index."""
