"""From the study to files: tables of codings, articles and codebook, in formats other programs read."""
