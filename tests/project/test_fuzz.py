"""The checks of `make fuzz`, with a few texts."""

from __future__ import annotations

import importlib.util
import sys
from contextlib import nullcontext
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import post_texts, scalars
from support import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fuzz():
    # There is no atheris for every system, and nothing is to be measured here.
    atheris = ModuleType("atheris")
    atheris.instrument_imports = lambda **_: nullcontext()
    atheris.Setup = lambda *_: None
    atheris.Fuzz = lambda: None
    spec = importlib.util.spec_from_file_location("fuzz_readers", ROOT / "fuzz/fuzz_readers.py")
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "atheris", atheris)
        spec.loader.exec_module(module)
    return module


@settings(max_examples=300)
@given(st.integers(0, 5), st.one_of(post_texts, scalars, st.text()))
def test_every_check_passes_for_any_text(fuzz, kind, text):
    fuzz.one_input(bytes([kind]) + text.encode())


def test_every_check_runs_and_passes_for_the_seeds(fuzz, tmp_path, monkeypatch):
    tried = set()
    checks = [
        lambda text, check=check: (tried.add(check.__name__), check(text)) for check in fuzz.CHECKS
    ]
    monkeypatch.setattr(fuzz, "CHECKS", checks)
    monkeypatch.setattr(fuzz, "WORK", tmp_path)
    fuzz.main()
    seeds = sorted((tmp_path / "seeds").iterdir())
    for seed in seeds:
        fuzz.one_input(seed.read_bytes())

    assert len(seeds) > 300
    assert tried == {name for name in dir(fuzz) if name.startswith("check_")}
