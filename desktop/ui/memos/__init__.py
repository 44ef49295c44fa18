"""Memos: on the article shown and the code chosen, all memos of an article, and the journal of the study."""
