"""A text page costs none of the HTML extractors' import time; an HTML page gets their votes."""

import subprocess
import sys

CODE = """
import sys
import waqai
waqai.read({page!r})
print(sorted(set(sys.modules) & {{"trafilatura", "readability", "htmldate"}}))
"""
TEXT = "قصف على بلدة النخيل\n\nقصفت قوات الوادي بلدة النخيل في 10 آذار 2024 فقُتل ثلاثة مدنيين.\n"


def imported_for(page: str) -> str:
    ran = subprocess.run([sys.executable, "-c", CODE.format(page=page)], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_a_text_page_imports_no_extractor():
    assert imported_for(TEXT) == "[]"


def test_an_html_page_imports_those_that_it_asks():
    page = f"<html><body><article><h1>قصف على بلدة</h1><p>{TEXT}</p></article></body></html>"
    assert "'trafilatura'" in imported_for(page)
