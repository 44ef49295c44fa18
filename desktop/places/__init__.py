"""The one module that knows where resources, seeds and the user's folders are."""

from desktop.places.folders import resource, seeds, user_cache, user_config, user_data, user_log

__all__ = ["resource", "seeds", "user_cache", "user_config", "user_data", "user_log"]
