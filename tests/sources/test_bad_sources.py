import gzip
import json
import os
import tracemalloc

import pytest
from archive_bytes import packed, wacz, warc_record

from waqai.errors import NotReadable, TooLarge
from waqai.records import Page
from waqai.sources import read_paths

GOOD = json.dumps({"text": "نص"}) + "\n"


def read_with_good(tmp_path, name, raw):
    """Read a bad file followed by a good one: the good one must still come."""
    (tmp_path / name).write_bytes(raw)
    good = tmp_path / "good.jsonl"
    good.write_text(GOOD)
    *found, last = read_paths([tmp_path / name, good])
    assert isinstance(last, Page)
    return found


def test_a_missing_path_is_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "good.jsonl").write_text(GOOD)
    error, page = read_paths([tmp_path / "nowhere", tmp_path / "good.jsonl"])
    assert isinstance(error, NotReadable)
    assert str(tmp_path / "nowhere") in str(error)
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{broken", "not JSON"), ("[1]", "not a JSON object"), ('{"id": 1}', "neither text nor html"), ('"\udcff"', "")],
)
def test_a_broken_line_is_named_by_file_and_number(tmp_path, line, reason):
    raw = GOOD.encode() + line.encode("utf-8", "surrogateescape") + b"\n" + GOOD.encode()
    first, error, last = read_with_good(tmp_path, "pages.jsonl", raw)
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert "pages.jsonl:2" in str(error)
    assert reason in str(error)


def test_an_odd_day_of_publication_is_told_and_not_used(tmp_path):
    page, error = read_with_good(tmp_path, "pages.jsonl", b'{"text": "x", "published": "yesterday"}\n')
    assert page.published is None
    assert page.extra == {"published": "yesterday"}
    assert "no ISO day" in str(error)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("cut.jsonl.gz", gzip.compress(GOOD.encode() * 5000)[:-9]),
        ("cut.txt.gz", gzip.compress(b"text " * 5000)[:-30]),
        ("no.wacz", b"PK\x03\x04 not a package"),
        ("empty.wacz", wacz()[:0] + b""),
        ("no.warc", b"this is no archive"),
        ("cut.warc.gz", packed(warc_record("http://a/", b"<p>" + os.urandom(9000)))[:-4000]),
        ("result.json", b'{"name": "x", "messages": [{"id": 1, "type": "message", "text": "cu'),
        ("saved.mhtml", b"MIME-Version: 1.0"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # packed bytes hold the second they were packed in
)
def test_a_broken_file_is_named(tmp_path, name, raw):
    found = read_with_good(tmp_path, name, raw)
    assert isinstance(found[-1], NotReadable), found[-1]
    assert name in str(found[-1])


def test_a_file_that_the_system_refuses_to_read_is_named():
    (error,) = read_paths(["/proc/self/mem"])  # nobody may read it from its beginning, root neither
    assert isinstance(error, NotReadable)
    assert "/proc/self/mem" in str(error)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = read_paths([tmp_path])
    assert "not a file" in str(error)


def test_a_file_of_200_megabytes_is_named_not_loaded(tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    (error,) = read_paths([large])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(error, TooLarge)
    assert "large.txt" in str(error)
    assert peak < 5_000_000


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.html.gz"])
def test_a_packed_file_that_unpacks_too_large_is_named(tmp_path, name):
    (found,) = read_with_good(tmp_path, name, gzip.compress(b"\0" * 60_000_000))
    assert isinstance(found, TooLarge)


def test_one_line_above_the_limit_does_not_stop_the_others(tmp_path):
    lines = tmp_path / "pages.jsonl"
    lines.write_text(GOOD + json.dumps({"text": "ن" * 5000}) + "\n" + GOOD)
    first, error, last = read_paths([lines], max_bytes=1000)
    assert isinstance(error, TooLarge)
    assert "pages.jsonl:2" in str(error)
    assert first.raw == last.raw


def test_many_pages_are_read_in_little_memory(tmp_path):
    lines = tmp_path / "pages.jsonl"
    with lines.open("w") as stream:
        for number in range(2000):
            stream.write(json.dumps({"id": number, "text": "ن" * 5000}) + "\n")
    tracemalloc.start()
    assert sum(1 for _ in read_paths([lines])) == 2000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000
