"""Private people are found by their given names; public people, places and forces that bear names are not."""

import msgspec
import pytest

from waqai.arabic.fold import fold_text
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.named_people import find_named_people
from waqai.lexicon.naming_rules import NamingRules, compile_naming, known_naming
from waqai.lexicon.schema.base import Proof

FILES = load_knowledge().given_names
PROOFS = [proof for file in FILES for proof in file.proof]


def held(text: str, rules: tuple[NamingRules, ...] | None = None) -> list[str]:
    return [span.of(text) for span in sorted(set(find_named_people(fold_text(text), rules or known_naming())))]


@pytest.mark.parametrize("proof", PROOFS, ids=str)
def test_proofs_stand(proof: Proof) -> None:
    assert held(proof.text or proof.silent or "") == proof.reads.get("held", [])


@pytest.mark.parametrize(
    "field",
    [
        "names",
        "also_words",
        "bound",
        "links",
        "ages",
        "years",
        "not_people",
        "holy",
        "behind",
        "one_of",
        "parts",
        "ends",
    ],
)
def test_each_list_of_words_is_needed(field: str) -> None:
    """Without any of them some proof is read otherwise."""
    for file in FILES:
        bare = compile_naming(msgspec.structs.replace(file, **{field: ["-"]}), [], [], [])
        told = [held(proof.text or proof.silent or "", (bare,)) for proof in PROOFS]
        assert told != [proof.reads.get("held", []) for proof in PROOFS], field


def test_whom_knowledge_names_is_public() -> None:
    actors = [actor.name.ar for actor in load_knowledge().actors if actor.kind == "person"]
    shown = [name for name in actors if not held(f"وصل {name} إلى المدينة")]
    assert len(shown) == len(actors) > 50


def test_who_is_public_once_is_public_in_the_whole_text() -> None:
    assert held("قال المحافظ سامر فادي الدرويش إن الماء عاد. وأضاف سامر الدرويش أن الطريق فُتح.") == []
    assert held("قال المحافظ سامر الدرويش إن الماء عاد. وأصيب سامر العيسى.") == ["سامر العيسى"]


def test_the_preposition_on_is_not_ali() -> None:
    assert held("سقطت القذائف على المنازل") == []
    assert held("أصيب علي الصافي") == ["علي الصافي"]


def test_a_name_ends_with_its_line() -> None:
    assert held("سامر خالد\nفادي قاسم") == ["سامر خالد", "فادي قاسم"]


@pytest.mark.parametrize("text", ["", "محمد", "و", "عبد", "أبو", "(", "عز", "محمد و", "12 عاما", "\n\nعلي\n"])
def test_the_shortest_texts_are_read(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in find_named_people(fold_text(text), known_naming()))
