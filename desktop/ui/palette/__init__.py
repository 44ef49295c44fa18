"""The palette (快速编码): a code for the selected words by a few typed letters."""
