"""Short names: by which words of the names that an article gives its parties they can be told again alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from waqai.arabic.tokens import Token
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention

SIDES = frozenset({"military", "armed_group", "police", "government", "authority"})

# The mentions of one stretch, in order of the text: one for each actor that bears the name that stands there.
Bearers = list[list[Mention]]


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Who is named, by the first word of a name («المقاومة») and, of sides, by its later definite ones («قوات النظام»):
    a news agency of a state is not meant by that state's name.

    ``forms`` are the definite forms, particles and all, in which first words can stand again alone.
    """

    heads: dict[str, Bearers]
    later: dict[str, Bearers]
    forms: frozenset[str]


def find_short_names(actors: Iterable[Mention], tokens: list[Token], lexicon: Lexicon) -> ShortNames:
    """Return the short names of the parties that ``actors`` name."""
    stretches: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in actors:
        if mention.last - mention.first > 1:
            stretches[mention.first, mention.last].append(mention)
    heads: dict[str, Bearers] = defaultdict(list)
    later: dict[str, Bearers] = defaultdict(list)
    for (first, last), mentions in stretches.items():
        heads[lexicon.without_article(tokens[first].text)].append(mentions)
        if not all(m.entry.known.kind in SIDES for m in mentions):
            continue
        for token in tokens[first + 1 : last]:
            if lexicon.is_definite(token.text):
                later[lexicon.without_article(token.text)].append(mentions)
    articles = lexicon.forms_with("the")
    return ShortNames(heads, later, frozenset([form + word for word in heads for form in articles]))
