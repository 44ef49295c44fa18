"""The user's settings: data with names, defaults and bounds, kept in one YAML file."""

from desktop.settings.store import Settings

__all__ = ["Settings"]
