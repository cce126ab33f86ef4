"""Settings from the environment: fit for a public machine, and wrong ones are refused by name."""

import os
import subprocess
import sys

import pytest

from waqai.errors import SettingError
from waqai.site.settings import choice


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
