"""What can be wrong with pose data."""

from __future__ import annotations

from hipcoach.domain.errors import HipCoachError


class FigureDataError(HipCoachError):
    """The pose data has a fault; the message names file, exercise and field.

    Attributes:
        where: The place, such as ``exercise.bridge.keys.B.kneeR``.
        fault: What is wrong there.
    """

    def __init__(self, where: str, fault: str) -> None:
        """Name the place and the fault."""
        super().__init__(f"poses.json: {where}: {fault}")
        self.where = where
        self.fault = fault
