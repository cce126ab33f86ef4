"""Measures page → article on the shared captures: quality on coded ones, refusals and speed on all.

    python benchmarks/articles.py [--shared DIR] [--out FILE] [--worst]

Prints the F1 of body words, headlines and days of publication (with every wrong day), how many captures were refused
and for what reason, and dumps a second on one core. DIR is $WAQAI_SHARED or ../shared.
"""

import argparse
import gzip
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

from waqai.lexicon import load_knowledge
from waqai.page import parse_page
from waqai.records import Article, Page

SETS = {
    "syria": ("corpus/syria/gold_pages.jsonl", "gold/syria.jsonl"),
    "syria_more": ("corpus/syria/gold_more.jsonl", "gold/syria_more.jsonl"),
    "press": ("corpus/press/press.jsonl", None),
}
FED = ("id", "url", "outlet", "published", "fetched")


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def read_lines(path: Path) -> list[dict[str, object]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").split("\n") if line]


def page_of(fields: dict[str, object]) -> Page:
    told = {name: str(fields[name]) for name in FED if fields.get(name)}
    return Page(raw=str(fields["text"]).encode("utf-8", "surrogatepass"), media_type="text/plain", **told)


def body_of(article: Article) -> str:
    return "\n".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind != "headline")


def as_json(article: Article, key: str) -> dict[str, object]:
    fields = {
        "text": article.text,
        "headline": article.headline,
        "published": article.published,
        "paragraphs": [{"start": p.start, "end": p.end, "kind": p.kind} for p in article.paragraphs],
    }
    return {"id": key, "article": fields}


def gold_of(fields: dict[str, object], coded: dict[str, dict[str, object]] | None) -> dict[str, object]:
    if coded is not None:
        return coded[str(fields["id"])]
    headline, _, body = str(fields["text"]).partition("\n\n")
    return {"headline": headline, "body": body, "published": fields.get("published")}


def measure(name: str, shared: Path, worst: bool) -> list[dict[str, object]]:
    pages_file, gold_file = SETS[name]
    coded = {str(row["id"]): row["article"] for row in read_lines(shared / gold_file)} if gold_file else None
    hits = want = got = heads = days = count = 0
    wrong: list[str] = []
    rows = []
    for fields in read_lines(shared / pages_file):
        gold = gold_of(fields, coded)
        article = parse_page(page_of(fields), load_knowledge())
        rows.append(as_json(article, str(fields["id"])))
        expected, found = words_of(str(gold.get("body") or "")), words_of(body_of(article))
        shared_words = sum((expected & found).values())
        hits, want, got = hits + shared_words, want + expected.total(), got + found.total()
        count += 1
        head = (gold.get("headline") or "") == (article.headline or "")
        heads += head
        days += gold.get("published") == article.published
        if article.published and article.published != gold.get("published"):
            wrong.append(f"{fields['id']}: {article.published} (gold {gold.get('published')})")
        off = expected.total() + found.total() - 2 * shared_words
        if worst and (off or not head or gold.get("published") != article.published):
            print(f"  {fields['id']}: {off} words off; headline {'right' if head else repr(article.headline)}; "
                  f"published {article.published}; {article.refused or ''}")  # fmt: skip
    precision, recall = hits / max(got, 1), hits / max(want, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{name:11} {count:4} texts  body {both:.4f} (P {precision:.4f} R {recall:.4f})  "
        f"headline {heads / count:.3f}  published {days / count:.3f}, wrong {len(wrong)}"
    )
    for line in wrong:
        print("  wrong day:", line)
    return rows


def sweep(shared: Path) -> None:
    rows = read_lines(shared / "corpus/syria/pages.jsonl.gz")
    pages = [page_of(fields) for fields in rows]
    knowledge = load_knowledge()
    parse_page(pages[0], knowledge)
    began = time.process_time()
    articles = [parse_page(page, knowledge) for page in pages]
    spent = time.process_time() - began
    reasons = Counter(article.refused for article in articles if article.refused)
    print(f"all captures: {len(pages)} read, {reasons.total()} refused, {len(pages) / spent:,.0f} a second of one core")
    for reason, number in reasons.most_common():
        print(f"  {number:4} {reason}")


def main() -> int:
    options = argparse.ArgumentParser(description="Measure page → article.")
    options.add_argument("--shared", type=Path, default=Path(os.environ.get("WAQAI_SHARED", "../shared")))
    options.add_argument("--out", type=Path, help="also write the articles of the coded sets, for score.py")
    options.add_argument("--worst", action="store_true", help="also list every capture that is not wholly right")
    chosen = options.parse_args()
    if not chosen.shared.is_dir():
        print(f"{chosen.shared}: no such folder; nothing measured")
        return 0
    rows = [row for name in SETS for row in measure(name, chosen.shared, chosen.worst)]
    if chosen.out:
        chosen.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    sweep(chosen.shared)
    return 0


if __name__ == "__main__":
    sys.exit(main())
