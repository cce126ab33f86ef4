"""Parsed knowledge is kept between runs; an edit, another version or a damaged copy is never taken for it."""

import datetime
import os
import shutil
import stat

import msgspec
import pytest

from waqai.lexicon import cache, knowledge
from waqai.lexicon.cache import cache_folder, keep, recall
from waqai.lexicon.knowledge import Knowledge, load_knowledge
from waqai.lexicon.load import KNOWLEDGE, digest_knowledge


class Shape(msgspec.Struct):
    told: object


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache folder of one's own, and a process that has loaded nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load_knowledge.cache_clear()
    cache._shape_digest.cache_clear()
    yield tmp_path / "cache" / "waqai"
    load_knowledge.cache_clear()
    cache._shape_digest.cache_clear()


@pytest.fixture
def without_yaml(monkeypatch):
    """A process that may not read YAML."""

    def refuse(root, digest):
        raise AssertionError("the files were parsed again")

    return lambda: monkeypatch.setattr(knowledge, "_load", refuse)


def start_anew() -> Knowledge:
    load_knowledge.cache_clear()
    return load_knowledge()


def test_the_second_start_reads_no_yaml_and_knows_the_same(home, without_yaml):
    first = start_anew()
    without_yaml()
    assert start_anew() == first
    assert [stat.S_IMODE(home.stat().st_mode), len(list(home.iterdir()))] == [0o700, 1]


def test_any_changed_byte_changes_the_digest(tmp_path):
    root = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, root)
    before, file = digest_knowledge(root), root / "acts" / "bombard.yml"
    assert before == digest_knowledge(KNOWLEDGE)
    times = file.stat()
    content = file.read_bytes()
    file.write_bytes(content.replace(b"weight: 2", b"weight: 1"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_size == times.st_size
    assert digest_knowledge(root) != before
    file.write_bytes(content)
    assert digest_knowledge(root) == before
    file.rename(file.with_name("bombing.yml"))
    assert digest_knowledge(root) != before


def test_other_files_or_another_version_recall_nothing(home, monkeypatch):
    keep("sha256:1", Shape("told"))
    assert recall("sha256:1", Shape) == Shape("told")
    assert recall("sha256:2", Shape) is None
    monkeypatch.setattr(cache, "__version__", "other")
    cache._shape_digest.cache_clear()
    assert recall("sha256:1", Shape) is None


def test_other_code_of_the_lexicon_recalls_nothing(home, tmp_path, monkeypatch):
    code = tmp_path / "lexicon"
    code.mkdir()
    (code / "events.py").write_text("a: int")
    monkeypatch.setattr(cache, "_SHAPES", code)
    keep("sha256:1", Shape("told"))
    cache._shape_digest.cache_clear()
    assert recall("sha256:1", Shape) == Shape("told")
    (code / "events.py").write_text("a: str")
    cache._shape_digest.cache_clear()
    assert recall("sha256:1", Shape) is None


DAMAGES = [lambda c: b"", lambda c: c[:-9], lambda c: c[:50] + b"\0" + c[51:], lambda c: c[5:]]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_copy_is_made_anew(home, damage):
    told = start_anew()
    [file] = home.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert start_anew() == told
    assert file.read_bytes() == whole


def test_a_copy_of_another_shape_is_not_taken(home):
    keep("sha256:1", Shape("told"))
    assert recall("sha256:1", Knowledge) is None


def test_only_the_newest_copy_of_an_installation_stays(home):
    home.mkdir(parents=True)
    other = home / "knowledge-00000000-0123456789abcdef.msgpack"
    other.write_bytes(b"another installation's")
    keep("sha256:1", Shape(1))
    keep("sha256:2", Shape(2))
    assert len(list(home.iterdir())) == 2
    assert other.exists()
    assert (recall("sha256:1", Shape), recall("sha256:2", Shape)) == (None, Shape(2))


def test_what_would_come_back_changed_is_not_kept(home):
    keep("sha256:1", Shape(datetime.date(2024, 3, 10)))
    assert recall("sha256:1", Shape) is None


def test_a_folder_that_cannot_be_written_is_no_error(home, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert start_anew().digest == digest_knowledge()


def test_the_folder_is_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "waqai"


def test_a_file_edited_while_it_is_read_is_not_kept(home, monkeypatch):
    digests = iter(["sha256:before", "sha256:after"])
    monkeypatch.setattr(knowledge, "digest_knowledge", lambda root: next(digests))
    assert start_anew().digest == "sha256:before"
    assert recall("sha256:before", Knowledge) is None
