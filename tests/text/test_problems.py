"""Problems: each has a code, and no code is unknown or unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_blogposts
from mkdocs_blogposts.text import problems
from mkdocs_blogposts.text.problems import CODES, FieldError, Hides, Problem, Severities, Severity

PACKAGE = Path(mkdocs_blogposts.__file__).parent
SOURCES = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def test_a_code_that_is_not_registered_is_refused():
    with pytest.raises(KeyError):
        Problem(code="no-such-code", what="wrong", hint="Fix it.")
    with pytest.raises(KeyError):
        FieldError("wrong", "x", "Fix it.", code="no-such-code")


@pytest.mark.parametrize("code", CODES)
def test_codes_are_words_in_kebab_case_and_each_is_used(code):
    others = (text for path, text in SOURCES.items() if path != Path(problems.__file__))

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert any(f'"{code}"' in text for text in others)


def test_a_problem_that_hides_something_is_an_error():
    note = Problem(code="keys-conflict", what="wrong", hint="Fix it.")
    hiding = Problem(code="keys-conflict", what="wrong", hint="Fix it.", hides=Hides.POST)

    assert note.severity is Severity.NOTE
    assert hiding.severity is Severity.ERROR


def test_an_error_of_the_site_hides_what_nothing_hides_yet():
    severities = Severities({"keys-conflict": Severity.ERROR})
    note = Problem(code="keys-conflict", what="wrong", hint="Fix it.")
    hiding = Problem(code="keys-conflict", what="wrong", hint="Fix it.", hides=Hides.FOLDER)
    other = Problem(code="date-missing", what="wrong", hint="Fix it.")

    raised = [severities.raised(problem, Hides.POST).hides for problem in (note, hiding, other)]
    assert raised == [Hides.POST, Hides.FOLDER, Hides.NOTHING]
