"""``python -m waqai.cli``."""

from waqai.cli import main

main()
