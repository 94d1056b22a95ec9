"""Each statement of a migration guide is proved by a small site in that tool's form.

`golden/guides/` has a file for each guide; `golden/README.md` explains the keys.
"""

from __future__ import annotations

import json

import pytest
import yaml
from commands import run_command
from guides import GUIDES
from support import ROOT, Site

FOLDER = ROOT / "tests" / "golden" / "guides"
PAGES = {
    guide.path.stem: yaml.safe_load((FOLDER / f"{guide.path.stem}.yml").read_text(encoding="utf-8"))
    for guide in GUIDES
}
PROOFS = {tool: page["proofs"] for tool, page in PAGES.items()}
CASES = {
    f"{tool} {number}": proof
    for tool, proofs in PROOFS.items()
    for number, proof in enumerate(proofs, start=1)
    if "by" not in proof
}
KEYS = {
    *("says", "by", "files", "options", "config", "preview"),
    *("has", "lacks", "texts", "described", "problems", "notes", "absent", "stays", "there"),
}
GUIDE = pytest.mark.parametrize("guide", GUIDES, ids=[guide.path.stem for guide in GUIDES])


@GUIDE
def test_every_statement_has_a_proof(guide):
    says = [text for proof in PROOFS[guide.path.stem] for text in proof["says"]]

    assert sorted(guide.statements()) == sorted(says)


@pytest.mark.parametrize(
    "proof", [proof for proofs in PROOFS.values() for proof in proofs if "by" in proof]
)
def test_a_proof_by_another_test_exists(proof):
    path, _, name = proof["by"].partition("::")
    assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")


@GUIDE
def test_adopt_finds_all_old_urls_of_the_example(guide, tmp_path):
    site = guide.follow(tmp_path)
    site.write_config()
    page = PAGES[guide.path.stem]
    (tmp_path / "urls.txt").write_text("\n".join(page["old"]), encoding="utf-8")
    result = run_command(tmp_path, "adopt", "urls.txt", "--json")

    urls = json.loads(result.stdout)["urls"]
    assert sorted(url["url"] for url in urls) == sorted(page["old"])
    lost = {url["url"]: url["outcome"] for url in urls if url["outcome"] != "kept"}
    assert lost == page.get("not_kept", {})


@pytest.mark.parametrize("proof", CASES.values(), ids=CASES)
def test_statements_are_true(proof, make_site):
    assert set(proof) <= KEYS
    config = {"plugins": ["search", {"blogposts": proof.get("options", {})}], **proof.get("config", {})}
    site = make_site(proof["files"], **config)
    built = site.build(preview=proof.get("preview", False))

    assert not built.aborted
    assert built.problems == proof.get("problems", [])
    assert set(proof.get("notes", [])) <= set(built.notes)
    files = _files(built)
    assert set(proof.get("has", [])) <= files
    assert files.isdisjoint(proof.get("lacks", []))
    for page, pieces in proof.get("texts", {}).items():
        for selector, texts in pieces.items():
            found = [" ".join(tag.get_text().split()) for tag in built.html(page).select(selector)]
            assert found == texts, (page, selector)
    for page, text in proof.get("described", {}).items():
        assert built.html(page).select_one("meta[name=description]")["content"] == text
    for text in proof.get("absent", []):
        assert [name for name, data in built.everything() if text.encode() in data] == []
    if "stays" in proof:
        theirs = _built_with(site, proof["stays"])
        assert {name for name in theirs if name.endswith((".html", ".png"))} - files == set()
    if "there" in proof:
        theirs = _built_with(site, proof["there"]["plugins"])
        assert set(proof["there"].get("has", [])) <= theirs
        assert theirs.isdisjoint(proof["there"].get("lacks", []))


def _built_with(site, plugins):
    """Build the same site with other plugins, and return its files and pages."""
    built = Site(site.root, {**site.config, "plugins": ["search", *plugins]}).build()

    assert not built.aborted
    return _files(built)


def _files(built):
    return {*built.files, *(f"/{page}" for page in built.pages)}
