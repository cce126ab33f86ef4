"""The only room that knows the database: Django models, queries and the search index."""
