"""Bring files in: reading aside, then one action, then what came and what did not."""
