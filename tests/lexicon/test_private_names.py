"""Names of private people are found where a text introduces them, and where a record says to hold them back."""

import msgspec
import pytest

from waqai.arabic.fold import fold_text
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.private_names import NameRules, compile_rules, find_introduced, find_names
from waqai.lexicon.schema.base import Proof

RULES = load_knowledge().privacy
INTRODUCE = ("introduce", "trades", "heads", "as_spelled", "lists", "each")


def introduced(text: str, rules: NameRules) -> list[str]:
    return [span.of(text) for span in sorted(find_introduced(fold_text(text), rules))]


def held(text: str, names: tuple[str, ...] = ()) -> list[str]:
    rules = [compile_rules(some) for some in RULES]
    told = find_names(fold_text(text), names, rules)
    found = {*told, *(span for some in rules for span in find_introduced(fold_text(text), some))}
    return [span.of(text) for span in sorted(found)]


@pytest.mark.parametrize("proof", [proof for rules in RULES for proof in rules.proof], ids=str)
def test_proofs_stand(proof: Proof) -> None:
    if proof.silent is not None:
        assert held(proof.silent) == []
    else:
        assert held(proof.text or "") == proof.reads["held"]


@pytest.mark.parametrize("rules", RULES)
def test_each_proof_needs_its_words(rules) -> None:
    bare = compile_rules(msgspec.structs.replace(rules, **{field: ["-"] for field in INTRODUCE}))
    for proof in rules.proof:
        assert introduced(proof.text or proof.silent or "", bare) == []


def test_a_held_name_is_hidden_in_any_spelling_whole_and_in_parts() -> None:
    text = "شُيّع إبراهيم الصوفان في البلدة. وكان الصوفان قد فُقد. وقال قريب لابراهيم إنه عاد."
    assert held(text, ("ابراهيم الصوفان",)) == ["إبراهيم الصوفان", "الصوفان", "ابراهيم"]


def test_a_short_part_of_a_name_hides_no_other_word() -> None:
    assert held("كان علي في الدار، وقال إنه علي", ("علي بدر الدين",)) == []


def test_marks_on_letters_stay_inside_the_hidden_stretch() -> None:
    text = "قُتل الشاب سامرٌ ومازنُ في القرية"
    assert held(text) == ["سامرٌ ومازنُ"]


def test_each_exception_is_needed() -> None:
    """Without the words that hold the rule back, some silent proof is silent no more, or some name is cut wrongly."""
    for field in ("not_after", "like_article", "adjectives", "ends"):
        for rules in RULES:
            bare = compile_rules(msgspec.structs.replace(rules, **{field: ["-"]}))
            told = [introduced(proof.text or proof.silent or "", bare) for proof in rules.proof]
            assert told != [proof.reads.get("held", []) for proof in rules.proof], field


def test_the_noun_before_a_held_name_is_hidden_nowhere_else() -> None:
    text = "قُتلت الطفلة ريم الحسان. ونُقلت الطفلة الثانية إلى المشفى. وشُيّعت الحسان."
    assert held(text, ("الطفلة ريم الحسان",)) == ["ريم الحسان", "الحسان"]
