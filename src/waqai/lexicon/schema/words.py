"""How a knowledge file lists the words that signal something."""

from waqai.lexicon.schema.base import Known


class Words(Known, frozen=True, kw_only=True):
    """Words and phrases, spelled plainly; folding, attached particles and pronouns are the matcher's business.

    ``nouns``: nouns and noun phrases; dual, sound plurals, construct and feminine forms are made from each word
    (broken plurals are listed). ``verbs``: ``"past present"`` in the third person masculine («قصف يقصف»); persons
    and numbers are made. ``passives``: the same for verbs that are only read as passives («أصيب يصاب»). ``forms``:
    matched as spelled, with attached particles only.
    """

    nouns: list[str] = []
    verbs: list[str] = []
    passives: list[str] = []
    forms: list[str] = []
