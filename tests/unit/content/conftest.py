"""The shipped content, read once."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path

import pytest

import hipcoach.content
from hipcoach.content import loader
from hipcoach.content.checking import check_content
from hipcoach.content.parsing import parse

SHIPPED = Path(hipcoach.content.__file__).parent


@pytest.fixture(scope="session")
def shipped():
    """The shipped content, from its sources."""
    data = parse(loader._read_sources(SHIPPED))
    return loader._build(data, "en")


@pytest.fixture(scope="session")
def parsed():
    """The shipped tables, never to be changed."""
    return parse(loader._read_sources(SHIPPED))


@pytest.fixture
def tables(parsed):
    """The shipped tables, to spoil at will."""
    return copy.deepcopy(parsed)


@pytest.fixture
def check():
    """Builds and checks tables as a start with changed files does."""

    def build_and_check(data):
        content = loader._build(data, "en")
        check_content(content, data["text"])

    return build_and_check


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped sources, without the compiled form."""
    target = tmp_path / "content"
    (target / "text").mkdir(parents=True)
    for path in (*SHIPPED.glob("*.toml"), *SHIPPED.glob("text/*.toml")):
        shutil.copy(path, target / path.relative_to(SHIPPED))
    return target
