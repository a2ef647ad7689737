"""Lets hatch make the generated files before it builds a wheel or an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_assets import build, is_stale


class BuildHook(BuildHookInterface[Any]):
    """Makes the assets for wheels, which editable installs are too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch gives them by name
        """Make the generated files; a source archive carries none."""
        if self.target_name == "wheel" and is_stale():
            build()
