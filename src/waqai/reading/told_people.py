"""What an article says elsewhere of a person whom it names again: «الصحفي سالم الحداد … مقتل سالم الحداد»."""

from waqai.reading.people_words import class_of
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene

_FULL = 2  # words of a name that tell a person from others
_MARKS = frozenset("\"'(:")


def told_class(scene: Scene, first: int, last: int) -> str | None:
    """Return the class of the person whom tokens ``[first, last)`` name, as a word tells it wherever the article
    names him with one; None where none does, or two disagree.
    """
    classes = scene.once(_classes)
    names = {_name(scene, at) for at in range(first, last - _FULL + 1)}
    told = {who for name in names for who in classes.get(name, ())}
    return told.pop() if len(told) == 1 else None


def _classes(scene: Scene) -> dict[str, set[str]]:
    """Return the classes told of each person named right behind a word for one («القيادي سالم الحداد»)."""
    found: dict[str, set[str]] = {}
    for person in scene.of_kind("people"):
        known = person.entry.known
        if person.entry.sense != "singular" or known.loose or known.harm or known.who == "unknown":
            continue
        at = person.last
        while at < len(scene.tokens) and scene.tokens[at].text in _MARKS:
            at += 1
        end = at + _FULL
        if end <= len(scene.tokens) and person_name_end(scene, at, end, titled=True) == end:
            found.setdefault(_name(scene, at), set()).add(class_of(scene, person) or known.who)
    return found


def _name(scene: Scene, at: int) -> str:
    return " ".join(token.text for token in scene.tokens[at : at + _FULL])
