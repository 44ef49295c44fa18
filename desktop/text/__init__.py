"""Chinese text as counted characters: canonical form, paragraphs, sentences, clauses, words, offsets, find, pinyin."""
