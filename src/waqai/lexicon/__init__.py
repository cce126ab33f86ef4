"""What we know, loaded from knowledge/, checked at the door, and compiled to one matcher."""

from waqai.lexicon.knowledge import Knowledge, load_knowledge
from waqai.lexicon.lexicon import Lexicon

__all__ = ["Knowledge", "Lexicon", "load_knowledge"]
