"""Numbers in figures and words: what they are worth and what they count."""

from waqai.arabic.numbers.amount import Amount
from waqai.arabic.numbers.read import read_numbers
from waqai.arabic.numbers.words import NumberWords, number_words

__all__ = ["Amount", "NumberWords", "number_words", "read_numbers"]
