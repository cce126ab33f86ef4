"""Which words can be of a place's name that no gazetteer knows, and which words behind it show that it ends."""

from waqai.lexicon.mention import Mention
from waqai.reading.scene import Scene

_PLACING = ("place_settlement", "place_area", "place_countryside", "place_admin", "place_within")
_STOPS = frozenset((*_PLACING, "direction", "near", "in"))
_ENDS = frozenset(",\"').(-\n:;/")
_POINTING = frozenset({"not_name", "not_of_place", "same_place", "direction"})
_SHORTEST = 3


def nameable(scene: Scene, token: int, *, behind_head: bool = False) -> bool:
    """Tell whether an unknown word can be of a place's name: nothing known, no verb in the present, no particle.

    ``behind_head`` is it behind the first word of a name («كفر يعقوب»), where no verb stands.
    """
    text = scene.tokens[token].text
    if scene.cue_at(token, "name_head"):
        # The first word of names may also be a common word («أم», «عين»): it is free where a name is due.
        return not scene.in_moment(token)
    if scene.tokens[token].kind != "word" or len(text) < _SHORTEST:
        return False
    if scene.in_moment(token) or scene.cues_before(token) & {"negation"} or _of_them(scene, text):
        return False
    if scene.lexicon.may_be_present(text) and not (behind_head or _ends_behind_head(scene, token)):
        return False
    known = scene.opening.get(token, ())
    return not governed(scene, token) and all(
        _leaves_free(m) or (behind_head and m.entry.kind == "place") for m in known
    )


def numbered(scene: Scene, at: int) -> bool:
    """Tell whether the word of a number or day at ``at`` is a name: right behind «حي», «بلدة» and the like in the
    singular («حي الستين»).
    """
    if scene.tokens[at].kind != "word" or "place_list" in scene.cues_before(at) or scene.is_definite(at - 1):
        return False
    return "place_settlement" in scene.cues_before(at)


def named_by_head(scene: Scene, at: int) -> bool:
    """Tell whether a known definite word is a name all the same: right behind «حي», «قرية» and the like («حي الشبكة»),
    where it is neither people, nor a place told before, nor the word of a happening.
    """
    if not scene.is_definite(at) or governed(scene, at) or scene.is_definite(at - 1):
        return False
    if "place_settlement" not in scene.cues_before(at):
        return False
    if scene.in_moment(at):
        return numbered(scene, at)
    ids = {m.entry.id for m in scene.opening.get(at, ()) if m.entry.kind == "cue"}
    kinds = {m.entry.kind for m in scene.opening.get(at, ())}
    if "object" in kinds and "quarter" in scene.cues_before(at):
        ids -= {"same_place"}  # «حي المطار»: of the airport just told it would be «الحي»
    return not ids & _POINTING and not kinds & {"people", "trigger", "harm", "harm_done", "place"}


def governed(scene: Scene, token: int) -> bool:
    """Tell whether a definite word carries «to» or «by»."""
    forms = scene.lexicon.forms_with("to", "the") + scene.lexicon.forms_with("by", "the")
    return scene.tokens[token].text.startswith(forms)


def looks_past(scene: Scene, at: int) -> bool:
    """Tell whether an unknown word looks like a verb of the past that goes on with the sentence («واستبقت»)."""
    endings, text = scene.lexicon.knowledge.endings, scene.tokens[at].text
    bare = text[1:] if scene.joined_by_and(at) else text
    derived = bare.startswith(endings.derived_mark) and not scene.lexicon.is_definite(bare)
    feminine = bare.endswith(tuple(endings.derived_past)) and not bare.endswith(endings.plural_mark)
    return bare.endswith(endings.plural_past) or (derived and feminine)


def is_adjective(scene: Scene, text: str, *, masculine: bool = False) -> bool:
    """Tell whether a bare word looks like an adjective made from a noun («سكنية», ``masculine`` «سكني», too)."""
    endings = scene.lexicon.knowledge.endings
    of_places = (endings.feminine_mark, endings.plural_mark)  # «يون» and «يين» are of people («بلدة فليون»)
    marks = [mark for mark in endings.nisba if len(mark) > 1 and mark.endswith(of_places)]
    return text.endswith(tuple(endings.nisba if masculine else marks))


def _ends_behind_head(scene: Scene, token: int) -> bool:
    """Tell whether a word between «قرية» and a mark or an «and» is its name, though it begins like a verb («تويس»)."""
    head = scene.cue_ending(token, ("place_settlement",))
    return head is not None and not scene.is_definite(token - 1) and ends_item(scene, token + 1)


def _of_them(scene: Scene, text: str) -> bool:
    """Tell whether a word carries the pronoun of somebody («مناطق سكنهم»): a name carries none."""
    bound = scene.lexicon.knowledge.clitics.stands_for
    return len(text) > _SHORTEST + 1 and text.endswith((*bound.her, *bound.them, *bound.both))


def _leaves_free(mention: Mention) -> bool:
    """Tell whether a mention leaves its word free: a part of names, or a village that is also a common word."""
    entry = mention.entry
    part = entry.kind == "cue" and entry.id in {"name_head", "name_tail"}
    return part or (entry.kind == "place" and entry.sense == "cue")


def joined_by_and(scene: Scene, token: int) -> bool:
    """Tell whether the word at ``token``, a cue or a name, carries «and»."""
    for mention in scene.opening.get(token, ()):
        if "and" in mention.parts:
            return True
    return scene.joined_by_and(token)


def ends_place(scene: Scene, last: int) -> bool:
    """Tell whether the words behind a name show that it ends there: a mark, the next of a list, words of place."""
    return ends_item(scene, last) or stops(scene, last)


def stops(scene: Scene, at: int) -> bool:
    """Tell whether a word of place that ends a name stands at ``at``, or a known place with «in» («… بجبل الزاوية»)."""
    here = scene.opening.get(at, ())
    cue = any(m.entry.kind == "cue" and m.entry.id in _STOPS for m in here)
    return cue or any(m.entry.kind == "place" and "by" in m.parts for m in here)


def ends_item(scene: Scene, last: int) -> bool:
    """Tell whether an item of a list ends before token ``last``: a mark, or a word joined with «and»."""
    text = scene.tokens[last].text if last < len(scene.tokens) else "."
    return text in _ENDS or joined_by_and(scene, last)
