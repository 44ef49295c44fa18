"""The codebook: its tree, a code's definition, and editing."""
