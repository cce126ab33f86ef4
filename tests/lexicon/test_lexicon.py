"""The matcher: particles, pronouns and inflection come off once; longer names hide what stands inside them."""

import pytest

from waqai.arabic.clitics import Clitics, Proclitic, split_word
from waqai.arabic.fold import fold_text
from waqai.arabic.inflect import Endings, adjective_forms, bound_verb_forms, noun_forms, verb_forms
from waqai.arabic.tokens import split_tokens
from waqai.lexicon import load_knowledge
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention
from waqai.pipeline import load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def found(lexicon: Lexicon, text: str, kind: str) -> list[tuple[str, str]]:
    folded = fold_text(text)
    mentions = [m for m in lexicon.match(split_tokens(folded)) if m.entry.kind == kind]
    return [(m.entry.id, folded.span(m.start, m.end).of(text)) for m in mentions]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("وبالغارات الجوية على القرية", "trigger", ("air_strike", "الغارات الجوية")),
        ("غاراتها الجوية", "trigger", ("air_strike", "غاراتها الجوية")),
        ("وسيقصفونها غدا", "trigger", ("bombard", "يقصفون")),
        ("فقصفوه ليلا", "trigger", ("bombard", "قصفو")),
        ("وصلوا إلى البصيرة", "place", ("ocha:C5126", "البصيرة")),
        ("مجلس «دير الزور» العسكري", "actor", ("dz_military_council", "مجلس «دير الزور» العسكري")),
        ("#دير_الزور تشتعل", "place", ("ocha:SY08", "دير_الزور")),
    ],
)
def test_forms_and_particles_are_seen_through(
    lexicon: Lexicon, text: str, kind: str, expected: tuple[str, str]
) -> None:
    got = found(lexicon, text, kind)
    assert any(quote == expected[1] for _, quote in got), got
    if kind == "trigger":
        assert expected in got


def test_an_article_that_belongs_to_a_place_must_stand(lexicon: Lexicon) -> None:
    assert found(lexicon, "في الشحيل", "place")
    assert not found(lexicon, "في شحيل", "place")


def test_a_ta_marbuta_is_no_pronoun(lexicon: Lexicon) -> None:
    tokens = split_tokens(fold_text("قبضة"))
    assert tokens[0].feminine
    assert not [s for s in lexicon.senses(tokens[0].text, True) if s.enclitic]


def test_a_name_hides_the_words_inside_it(lexicon: Lexicon) -> None:
    text = "قالت قوات سوريا الديمقراطية"
    assert found(lexicon, text, "actor")
    assert not found(lexicon, text, "place")


def test_a_weapon_does_not_hide_the_happening_its_first_word_tells(lexicon: Lexicon) -> None:
    text = "قصف مدفعي على القرية"
    assert found(lexicon, text, "weapon")
    assert ("bombard", "قصف") in found(lexicon, text, "trigger")


def test_matching_is_the_same_every_time(lexicon: Lexicon) -> None:
    text = "شنت طائرات حربية غارات على بلدة سرمين وقتل ثلاثة مدنيين"

    def once() -> list[Mention]:
        return lexicon.match(split_tokens(fold_text(text)))

    assert [(m.entry.id, m.start, m.end) for m in once()] == [(m.entry.id, m.start, m.end) for m in once()]


def clitics() -> Clitics:
    known = load_knowledge().clitics
    return Clitics(
        tuple(Proclitic(p.form, frozenset(p.parts), frozenset(p.classes)) for p in known.proclitics),
        tuple(known.enclitics),
        known.free_taa,
        known.bound_taa,
        known.article,
    )


def test_the_proofs_of_particles_hold() -> None:
    for proof in load_knowledge().clitics.proof:
        assert proof.stem in {split.stem for split in split_word(proof.word, clitics())}, proof


def test_the_proofs_of_endings_hold(lexicon: Lexicon) -> None:
    endings: Endings = lexicon._endings
    for proof in load_knowledge().endings.proof:
        if proof.noun:
            made = noun_forms(proof.noun, endings)
        elif proof.adjective:
            made = adjective_forms(proof.adjective, endings)
        else:
            past, _, present = (proof.verb or "").partition(" ")
            made = verb_forms(past, present, endings) | bound_verb_forms(past, present, endings)
        assert set(proof.gives) <= made, proof
