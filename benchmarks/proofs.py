"""Does every word of knowledge/ have its proof? Deletes one at a time, in memory, and looks whether a proof then fails.

    python -m benchmarks.proofs [--count N] [--seed N] [--sentences] [--rules] [--add COMMA] [--renew COMMA]

Takes a random 200 of all words that open, reject and steer (and of the rejects), deletes one, builds the matcher anew
and runs the proofs of its file: the sentences beside the rule, and the word lists of tests/knowledge/words/ (left out
with ``--sentences``). ``--rules`` deletes whole triggers and rejects instead. Prints what was deleted without any proof
failing, by file. ``--add`` adds word lists for words that have none yet; ``--renew`` also takes out of them what is not
filed there any more, and names it: read that list, for each was a proof.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.words import SPOKEN, Filing, add_lines, drop_words, filings, load_lines, spelled, unheard, words_in
from msgspec.structs import replace

from waqai.lexicon.entries import Spelling, list_spellings
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.base import Proof
from waqai.lexicon.schema.events import Act, EventType, Trigger
from waqai.lexicon.speech_entries import list_speech_spellings
from waqai.reading.assemble import lay_ground
from waqai.reading.cores import Core, find_cores
from waqai.reading.scene import build_scene
from waqai.records import Article, Paragraph

Owner = EventType | Act


def cores_in(text: str, lexicon: Lexicon) -> list[Core]:
    """Return the happenings that the triggers of ``text`` open."""
    scene = build_scene(Article(text, "", (Paragraph(0, len(text), "body"),)), lexicon)
    return [core for sentence in scene.sentences for core in find_cores(scene, lay_ground(scene, sentence))[0]]


def opens(owner: Owner, trigger: Trigger, proof: Proof, lexicon: Lexicon) -> bool:
    """Tell whether a sentence is opened by ``trigger`` of ``owner`` and read as the type that it must give."""
    cores = cores_in(proof.text or "", lexicon)
    heard = [c.of.trigger for c in cores] + [m.entry.known.trigger for c in cores for m in c.members]
    return any(t is trigger for t in heard) and proof.reads.get("type", owner.id) in {c.type for c in cores}


def stays_silent(owner: Owner, proof: Proof, lexicon: Lexicon) -> bool:
    """Tell whether ``owner`` opens nothing in a sentence that a reject must silence."""
    return owner.id not in {c.of.owner.id for c in cores_in(proof.silent or "", lexicon)}


@dataclass(frozen=True)
class Deletion:
    """One thing to take out of a list, and the check of all that must notice."""

    where: str
    what: str
    listed: list[Any]
    item: Any
    holds: Callable[[], bool]


class Trial:
    """Knowledge of which one part at a time is missing."""

    def __init__(self, *, lists: bool = True) -> None:
        self.known = load_knowledge()
        self._lists = lists
        whole = Lexicon(self.known)
        self._names = {e for s in self._sentences() for e in self._named(s, whole)}

    def _sentences(self) -> Iterator[str]:
        for owner in (*self.known.events, *self.known.acts):
            for proof in (p for part in (*owner.triggers, *owner.rejects) for p in part.proof):
                yield proof.text or proof.silent or ""

    @staticmethod
    def _named(sentence: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
        scene = build_scene(Article(sentence, "", (Paragraph(0, len(sentence), "body"),)), lexicon)
        return ((m.entry.kind, m.entry.id) for m in scene.mentions if m.entry.kind in {"place", "actor", "adjective"})

    def _spellings(self) -> Iterator[Spelling]:
        """Yield the spellings of all words, and of those names alone that a proof writes: they are many."""
        for spelling in list_spellings(self.known):
            kind = spelling.entry.kind
            if kind not in {"place", "actor", "adjective"} or (kind, spelling.entry.id) in self._names:
                yield spelling

    def lexicon(self, folder: str) -> Lexicon:
        """Return the matcher of what is there now."""
        told = list_speech_spellings(self.known) if folder in SPOKEN else self._spellings()
        # A copy of its own: the matcher keeps by identity what it once read of its knowledge.
        return Lexicon(replace(self.known), told)

    def words(self) -> Iterator[Deletion]:
        """Yield every word that can be deleted."""
        for filing in filings(self.known):
            owner = f"{filing.folder}/{filing.id}"
            for word in filing.words:
                yield Deletion(owner, word, filing.words, word, self._hears(filing, spelled(word, filing, self.known)))

    def _hears(self, filing: Filing, word: str) -> Callable[[], bool]:
        def holds() -> bool:
            lexicon = self.lexicon(filing.folder)
            lines = load_lines(filing.folder).get(filing.key, []) if self._lists else []
            if any(unheard(line, filing.key, lexicon) for line in lines if word in words_in(line)):
                return False
            return all(
                opens(owner, trigger, proof, lexicon)
                for owner in (*self.known.events, *self.known.acts)
                if filing.kind == "trigger" and owner.id == filing.id
                for trigger in owner.triggers
                for proof in trigger.proof
                if proof.text
            )

        return holds

    def rules(self) -> Iterator[Deletion]:
        """Yield every trigger and every reject as a whole."""
        for folder, owners in (("events", self.known.events), ("acts", self.known.acts)):
            for owner in owners:
                for number, trigger in enumerate(owner.triggers):
                    yield Deletion(
                        f"{folder}/{owner.id}", f"trigger {number + 1}", owner.triggers, trigger,
                        self._opened(folder, owner, trigger),
                    )  # fmt: skip
                yield from self.rejects(folder, owner)

    def rejects(self, folder: str, owner: Owner) -> Iterator[Deletion]:
        """Yield the rejects of one owner."""
        for reject in owner.rejects:
            yield Deletion(
                f"{folder}/{owner.id}", f"reject {reject.name}", owner.rejects, reject,
                self._silenced(folder, owner, reject.proof),
            )  # fmt: skip

    def _opened(self, folder: str, owner: Owner, trigger: Trigger) -> Callable[[], bool]:
        return lambda: all(opens(owner, trigger, p, self.lexicon(folder)) for p in trigger.proof if p.text)

    def _silenced(self, folder: str, owner: Owner, proofs: list[Proof]) -> Callable[[], bool]:
        return lambda: all(stays_silent(owner, p, self.lexicon(folder)) for p in proofs if p.silent)

    def all_words(self) -> Iterator[Deletion]:
        """Yield every word and every reject."""
        yield from self.words()
        for folder, owners in (("events", self.known.events), ("acts", self.known.acts)):
            for owner in owners:
                yield from self.rejects(folder, owner)


def survives(deletion: Deletion) -> bool:
    """Delete, look whether every proof still holds, and put it back."""
    at = next(i for i, item in enumerate(deletion.listed) if item is deletion.item)
    del deletion.listed[at]
    try:
        return deletion.holds()
    finally:
        deletion.listed.insert(at, deletion.item)


def main() -> int:
    """Delete and count; 1 when something could be deleted without a proof failing."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--count", type=int, default=200)
    args.add_argument("--seed", type=int, default=2026)
    args.add_argument("--sentences", action="store_true")
    args.add_argument("--rules", action="store_true")
    args.add_argument("--add", metavar="COMMA", help="add word lists, this mark between the words")
    args.add_argument("--renew", metavar="COMMA", help="the same, and take out what is no longer filed")
    options = args.parse_args()
    if options.add or options.renew:
        known = load_knowledge()
        print(*(drop_words(known) if options.renew else ()), sep="\n")
        deaf = add_lines(known, Lexicon(known), options.add or options.renew)
        print(*deaf, f"{len(deaf)} words are not heard as what they are filed under", sep="\n")
        return 0
    trial = Trial(lists=not options.sentences)
    every = list(trial.rules() if options.rules else trial.all_words())
    chosen = random.Random(options.seed).sample(every, min(options.count, len(every)))
    left = [deletion for deletion in chosen if survives(deletion)]
    for where, count in Counter(d.where for d in left).most_common():
        print(f"{where}: {count}: {', '.join(d.what for d in left if d.where == where)}")
    print(f"{len(chosen) - len(left)} of {len(chosen)} deletions (of {len(every)} possible) make a proof fail")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
