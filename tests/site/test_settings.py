"""Settings from the environment: fit for a public machine, and wrong ones are refused by name."""

import os
import subprocess
import sys

import pytest

from waqai.errors import SettingError
from waqai.site.settings import choice, share
from waqai.site.tiles import Tiles, parse_tiles


def test_django_finds_nothing_to_complain_about_on_a_public_machine(tmp_path):
    told = {
        "WAQAI_SITE_URL": "https://waqai.example",
        "WAQAI_BEHIND_PROXY": "1",
        "WAQAI_DATABASE": f"sqlite:///{tmp_path}/store.sqlite3",
        "XDG_DATA_HOME": str(tmp_path),
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_setting_that_is_none_of_its_choices_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("WAQAI_MONTHS", "babylonian")
    with pytest.raises(SettingError, match=r"WAQAI_MONTHS is 'babylonian'; it can be levantine, egyptian"):
        choice("WAQAI_MONTHS", ("levantine", "egyptian"))
    monkeypatch.delenv("WAQAI_MONTHS")
    assert choice("WAQAI_MONTHS", ("levantine", "egyptian")) == "levantine"


@pytest.mark.parametrize("given", ["much", "1.2", "-1", "nan"])
def test_a_share_is_a_number_from_0_to_1(monkeypatch, given):
    monkeypatch.setenv("WAQAI_PUBLIC_CONFIDENCE", given)
    with pytest.raises(SettingError, match=f"WAQAI_PUBLIC_CONFIDENCE is '{given}'; it can be a number from 0 to 1"):
        share("WAQAI_PUBLIC_CONFIDENCE", 0.5)
    monkeypatch.setenv("WAQAI_PUBLIC_CONFIDENCE", "0.75")
    assert share("WAQAI_PUBLIC_CONFIDENCE", 0.5) == 0.75
    monkeypatch.delenv("WAQAI_PUBLIC_CONFIDENCE")
    assert share("WAQAI_PUBLIC_CONFIDENCE", 0.5) == 0.5


def test_tiles_are_those_of_one_host_with_a_credit():
    assert parse_tiles(None, None) is None and parse_tiles("", "somebody") is None
    told = parse_tiles("https://tiles.example:8443/a/{z}/{x}/{y}.png?key=1", " © all ")
    assert told == Tiles("https://tiles.example:8443/a/{z}/{x}/{y}.png?key=1", "https://tiles.example:8443", "© all")
    assert parse_tiles("http://127.0.0.1:9/{z}/{x}/{y}", "x").host == "http://127.0.0.1:9"


@pytest.mark.parametrize(
    "given",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://*.example/{z}/{x}/{y}.png",
        "https://a.example; script-src https://b.example/{z}/{x}/{y}",
        "https://user@tiles.example/{z}/{x}/{y}.png",
        "//tiles.example/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_none_of_one_host_is_refused_by_name(given):
    with pytest.raises(SettingError, match=r"WAQAI_TILES is .*; it can be the address of one host over https"):
        parse_tiles(given, "somebody")


def test_tiles_without_a_credit_are_refused():
    with pytest.raises(SettingError, match="WAQAI_TILES_CREDIT"):
        parse_tiles("https://tiles.example/{z}/{x}/{y}.png", " ")
