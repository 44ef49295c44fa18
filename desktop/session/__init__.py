"""The open project as the window and the command line see it."""

from desktop.session.session import Session

__all__ = ["Session"]
