"""Every word of the word lists is heard as what it is filed under; one that is deleted or hidden by another is not."""

import sys
from pathlib import Path

import pytest

from waqai.lexicon import Lexicon
from waqai.lexicon.knowledge import load_knowledge
from waqai.pipeline import load_lexicon

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks import proofs, words

FOLDERS = sorted({filing.folder for filing in words.filings(load_knowledge())})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_every_folder_has_its_lists() -> None:
    assert sorted(path.stem for path in words.FOLDER.glob("*.yml")) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_listed_words_are_heard(folder: str, lexicon: Lexicon) -> None:
    matcher = lexicon.speech if folder in words.SPOKEN else lexicon
    missed = {
        f"{key}: {word}"
        for key, lines in words.load_lines(folder).items()
        for line in lines
        for word in words.unheard(line, key, matcher)
    }
    assert not missed, "put them back, or say that it was meant: python -m benchmarks.proofs --renew ،"


def test_what_stands_elsewhere_or_in_part_is_not_heard(lexicon: Lexicon) -> None:
    assert words.unheard("سمع [قصف]", "trigger bombard", lexicon) == []
    assert words.unheard("سمع [قصف]", "trigger protest", lexicon) == ["قصف"]
    assert words.unheard("[غارة] جوية", "trigger air_strike", lexicon) == ["غارة"]


def test_a_deleted_word_and_a_deleted_reject_make_a_proof_fail() -> None:
    trial = proofs.Trial()
    word = next(d for d in trial.words() if (d.where, d.what) == ("cues/cause", "جراء"))
    reject = next(d for d in trial.rules() if d.what.startswith("reject"))
    for deletion in (word, reject):
        before = list(deletion.listed)
        assert deletion.holds()
        assert not proofs.survives(deletion)
        assert deletion.listed == before


def test_a_word_without_proof_survives() -> None:
    trial = proofs.Trial(lists=False)
    word = next(d for d in trial.words() if (d.where, d.what) == ("cues/cause", "جراء"))
    assert proofs.survives(word)
