"""The desk: pages for those who decide. They ask the store what waits and call the verbs of ``waqai.desk``."""
