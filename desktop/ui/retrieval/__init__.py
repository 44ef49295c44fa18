"""Getting it back: coded segments over all articles, search in all texts, and coding by words."""
