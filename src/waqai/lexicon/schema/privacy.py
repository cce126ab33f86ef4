"""knowledge/privacy/, given_names/, first_names/, told_names/, ordinary/ and positions/: how names of private people
and exact positions show in a text, so that public pages can hold them back.
"""

from waqai.lexicon.schema.base import Known, Proof


class PrivateNames(Known, frozen=True, kw_only=True):
    """Words that a private person's name follows.

    ``introduce`` are nouns for private people, read with the article alone, ``trades`` nouns that families are called
    by, too, ``titles`` such as office holders bear as well, ``heads`` nouns that introduce a name with another noun
    behind them («driver of the lorry»), ``as_spelled`` words that introduce a name as they stand, ``lists`` words that
    open a list of names when a colon follows: all to the end of the sentence is names. Names follow, too, where one of
    ``befalls``, what befalls people, stands right before one of ``each`` («القبض على كل من»). ``adjectives`` may stand,
    with the article, between noun and name. Behind one of ``not_after`` a noun introduces nobody («civil defence»).
    Words with the article are no names, but those in ``like_article``. ``ends`` are words that no name goes on over;
    ``longest`` is how many words a name may have. In a proof, ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    introduce: list[str]
    trades: list[str]
    titles: list[str]
    heads: list[str]
    as_spelled: list[str]
    adjectives: list[str]
    not_after: list[str]
    like_article: list[str]
    lists: list[str]
    befalls: list[str]
    each: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]


class ExactPositions(Known, frozen=True, kw_only=True):
    """Words that tell where exactly something is.

    Behind one of ``cues`` any two numbers are a position, one of ``directions`` ends a number of degrees. Behind one of
    ``facilities`` its own name follows, ``adjectives`` may stand between; a name goes on over none of ``ends`` and for
    ``longest`` words at most. In a proof, ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    cues: list[str]
    directions: list[str]
    facilities: list[str]
    adjectives: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]


class GivenNames(Known, frozen=True, kw_only=True):
    """Names that people are given, and what tells a private person's name from others.

    One of ``names`` begins a name; one of ``also_words`` means something else, too, and begins one only beside another
    name. ``particles`` may be written onto it; ``article`` and ``to_the`` go before titles, ``servant`` before an
    attribute of God where both are written as one word. ``bound`` words begin a name with the word behind them,
    ``links`` stand inside one. ``ages`` are names only where no number follows; what stands right before a number of
    ``years`` in brackets is a name, too. Behind one of ``not_people`` or ``holy`` nobody private is named. Who is told
    with one of ``offices`` in front, if no word of ``parts`` lies between, or of ``behind`` behind the name (also as
    ``one_of`` them), is a public person. A name goes on over none of ``ends`` and for ``longest`` words at most. In a
    proof, ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    source: str
    particles: str
    article: str
    to_the: str
    servant: str
    names: list[str]
    also_words: list[str]
    bound: list[str]
    links: list[str]
    ages: list[str]
    years: list[str]
    not_people: list[str]
    holy: list[str]
    offices: list[str]
    behind: list[str]
    one_of: list[str]
    parts: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]


class FirstNames(Known, frozen=True, kw_only=True):
    """More names that people are given, of one people or region; ``names`` and ``also_words`` as in GivenNames."""

    id: str
    source: str
    names: list[str]
    also_words: list[str]


class OrdinaryWords(Known, frozen=True, kw_only=True):
    """Ordinary words of the language, with blanks between them; ``source`` says where they are from."""

    id: str
    source: str
    words: str


class ToldNames(Known, frozen=True, kw_only=True):
    """What tells a name whatever it is: words of the language stand around it, and it is none of them.

    Behind one of ``befalls`` (what befalls people) or ``says`` (that they speak) a name of two words or more follows;
    ``between`` may stand before it. Behind one of ``called``, and of ``by`` words where they follow, a nickname stands;
    it is as public as the name before it. So does, behind a name, one of ``fathers`` («father of») with the next word.
    One of ``origins`` («of the people of») stands behind a name, ``of`` begins it. One of ``families`` has a family's
    name behind it, one of ``many_families`` several; none of ``no_families`` is one. Lines of names follow a line with
    one of ``headers`` or a colon at its end. ``ages`` stand between a name and an age, ``years`` behind its number. One
    of ``too_common`` that stands alone is taken for a name told before only in quotation marks, behind a verb or where
    it speaks. In a proof,
    ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    befalls: list[str]
    says: list[str]
    between: list[str]
    called: list[str]
    by: list[str]
    fathers: list[str]
    of: str
    origins: list[str]
    families: list[str]
    many_families: list[str]
    no_families: list[str]
    headers: list[str]
    ages: list[str]
    years: list[str]
    too_common: list[str]
    proof: list[Proof]


class LatinNames(Known, frozen=True, kw_only=True):
    """How names are told in Latin letters.

    ``sounds`` tells with which Latin consonants each Arabic letter is written, ``pairs`` which Latin letters stand for
    one. A name of fewer consonants than ``least`` is known only where ``short`` lists it. ``joins`` stand inside a
    name. Words one of which is in ``not_people`` are no person. In a proof, ``reads: {held: […]}`` gives what is held.
    """

    id: str
    sounds: dict[str, str]
    pairs: dict[str, str]
    least: int
    short: list[str]
    joins: list[str]
    not_people: list[str]
    proof: list[Proof]
