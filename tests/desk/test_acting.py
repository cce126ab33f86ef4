"""Every verb of the desk goes through the one door: checked, done, logged."""

import ast
from pathlib import Path

import pytest

from waqai import desk
from waqai.desk.editor import LEAST

FOLDER = Path(desk.__file__).parent
NO_VERBS = {"__init__", "acting", "editor", "members"}
VERB_FILES = sorted(path for path in FOLDER.glob("*.py") if path.stem not in NO_VERBS)


def doors(tree):
    """Yield the verb of every ``with acting(editor, "verb", …)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With):
            for item in node.items:
                call = item.context_expr
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "acting":
                    yield call.args[1].value


@pytest.mark.parametrize("path", VERB_FILES, ids=lambda path: path.stem)
def test_a_verb_is_done_inside_the_door_alone(path):
    tree = ast.parse(path.read_text("utf-8"))
    verbs = set(doors(tree))
    assert verbs and verbs <= set(LEAST), f"{path.name} does nothing through acting(), or a verb that no role has"
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    for function in public:
        assert isinstance(function.body[-1], ast.With | ast.Return), f"{function.name} does something beside the door"
        assert list(doors(function)), f"{function.name} opens no door"
