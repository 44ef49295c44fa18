"""The one catalogue of every sentence a person may read, in Chinese and English."""

from desktop.wording.catalogue import LANGUAGES, current_language, explain, has, say, set_language

__all__ = ["LANGUAGES", "current_language", "explain", "has", "say", "set_language"]
