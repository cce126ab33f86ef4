"""Adjective or another noun: whether a word can describe the noun right before it, by what its ending shows."""

from waqai.reading.scene import Scene


def may_agree(scene: Scene, noun: int, at: int) -> bool:
    """Tell whether the word at ``at`` can be an adjective of the noun at ``noun``: else it is another noun, the object
    of their verb («فرقت الشرطة المحتجين», «أصاب جندي متظاهرا»).

    Plurals and duals must have one ending, an accusative stands by an accusative, and by the feminine mark
    only what has it.
    """
    endings = scene.lexicon.knowledge.endings
    head, word = scene.tokens[noun].text, scene.tokens[at].text
    for ending in endings.construct_marks:
        if word.endswith(ending):
            return head.endswith(ending)
    if word.endswith(endings.accusative) and not head.endswith(endings.accusative):
        return False
    return word.endswith(endings.feminine_mark) or not head.endswith(endings.feminine_mark)


def is_plain(scene: Scene, at: int) -> bool:
    """Tell whether the word at ``at`` may be an adjective: none that knowledge has, not joined by «and»."""
    return scene.tokens[at].kind == "word" and not scene.opening.get(at) and not scene.joined_by_and(at)
