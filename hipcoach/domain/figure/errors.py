"""What can be wrong with pose data."""

from __future__ import annotations

from hipcoach.domain.errors import HipCoachError


class FigureDataError(HipCoachError):
    """The pose data has a fault; the message names file, exercise and field."""

    def __init__(self, where: str, fault: str) -> None:
        """Name the place and the fault; ``where`` reads ``exercise.bridge.keys.B.kneeR``."""
        super().__init__(f"poses.json: {where}: {fault}")
