"""From files to drafts: encodings, plain text, folders, batches, previews and codebooks."""
