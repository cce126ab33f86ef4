"""What we know, loaded from knowledge/, checked at the door, and compiled to one matcher."""

from waqai.lexicon.knowledge import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
