"""The public API: what the pages show, as JSON, by the same rules; read only, in one shape with the report format."""
