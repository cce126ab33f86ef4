"""The shapes of knowledge files: one module a folder of knowledge/. Unknown keys are errors that name their path."""
