"""What the tests of statements and demands share: one lexicon, and a page made of sentences."""

from functools import lru_cache

from waqai.lexicon import Lexicon
from waqai.lexicon.knowledge import load_knowledge
from waqai.reading.demands import read_demands, write_demands
from waqai.reading.scene import Scene, build_scene
from waqai.reading.statements import read_statements, write_statements
from waqai.records import Article, Demand, Paragraph, Party, Statement

REFERENCE = "2024-05-15"  # a Wednesday


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon(load_knowledge())


def scene_of(*body: str, headline: str = "") -> Scene:
    """Return the scene of a page with this headline and these body paragraphs."""
    paragraphs, text = [], ""
    for line, kind in ((headline, "headline"), *((b, "body") for b in body)):
        if line:
            paragraphs.append(Paragraph(len(text), len(text) + len(line), kind))
            text += line + "\n"
    return build_scene(Article(text=text, paragraphs=tuple(paragraphs), reference=REFERENCE), lexicon())


def read(*body: str, headline: str = "") -> tuple[tuple[Statement, ...], tuple[Demand, ...]]:
    """Return the statements and demands of a page."""
    scene = scene_of(*body, headline=headline)
    drafts = read_statements(scene)
    return write_statements(scene, drafts), write_demands(scene, read_demands(scene, drafts))


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def told(*body: str) -> list[tuple[str, list[str]]]:
    """Return kind and issuers of each statement of a page."""
    return [(s.kind, names(s.issuer)) for s in read(*body)[0]]


def asked(*body: str) -> list[tuple[str, list[str], list[str]]]:
    """Return ask, who and of whom for each demand of a page."""
    return [(d.ask, names(d.who), names(d.of)) for d in read(*body)[1]]
