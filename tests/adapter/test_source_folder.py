from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.source_folder import SourceFolder


@pytest.fixture
def folder():
    folder = SourceFolder()
    yield folder
    folder.remove()


def test_a_source_can_be_opened_and_has_no_edit_link(config_of, folder):
    file = folder.add(config_of(), "blog/tags/index.md", "# Schlagwörter\n")

    assert Path(file.abs_src_path).read_text("utf-8") == file.content_string == "# Schlagwörter\n"
    assert Path(file.abs_src_path).parts[-3:] == ("blog", "tags", "index.md")
    assert (file.src_uri, file.url) == ("blog/tags/index.md", "blog/tags/")
    assert file.inclusion is InclusionLevel.NOT_IN_NAV
    assert file.edit_uri is None


def test_the_folder_is_removed_and_made_again(config_of, folder):
    first = Path(folder.add(config_of(), "a.md", "a").abs_src_path)
    folder.remove()
    assert not first.parent.exists()

    second = Path(folder.add(config_of(), "a.md", "a").abs_src_path)
    assert second.is_file()
    folder.remove()
    folder.remove()
    assert not second.parent.exists()


def test_the_folder_is_removed_with_its_owner(config_of):
    folder = SourceFolder()
    path = Path(folder.add(config_of(), "a.md", "a").abs_src_path)
    del folder
    assert not path.exists()


def test_a_source_was_changed_when_its_newest_post_was(config_of, folder):
    moment = dt.datetime(2024, 5, 6, 7, tzinfo=dt.timezone.utc)
    file = folder.add(config_of(), "a.md", "a", modified=moment)
    assert Path(file.abs_src_path).stat().st_mtime == moment.timestamp()


def test_an_impossible_modification_time_is_ignored(config_of, folder):
    moment = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    file = folder.add(config_of(), "a.md", "a", modified=moment)
    assert Path(file.abs_src_path).is_file()


@pytest.mark.parametrize("plugin", ["git-revision-date", "git-authors"])
def test_plugins_that_ask_git_about_each_source_get_none(config_of, folder, plugin):
    file = folder.add(config_of(plugins=[plugin]), "a.md", "# A")
    assert (file.abs_src_path, file.content_string) == (None, "# A")


def test_a_system_error_is_one_line(config_of, folder):
    with pytest.raises(PluginError, match="can't write a temporary file"):
        folder.add(config_of(), f"{'x' * 300}.md", "")
