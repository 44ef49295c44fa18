"""The domain lexicon: terms of the field that segmentation is to keep whole."""

from __future__ import annotations

from typing import Any


def domain_words() -> tuple[str, ...]:
    """Return the lexicon's words; its phrases are only for finding and stay out of the dictionary."""
    import yaml

    from desktop.places import resource

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with resource("lexicon/domain_terms.yaml").open(encoding="utf-8") as file:
        content: dict[str, Any] = yaml.load(file, Loader=loader)  # noqa: S506 -- both are safe loaders
    entries = [*content["terms"], *content.get("not_in_samples", ())]
    return tuple(dict.fromkeys(str(entry["term"]) for entry in entries if entry["kind"] == "word"))
