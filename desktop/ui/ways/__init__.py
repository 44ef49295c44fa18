"""Ways to code without choosing each time: the brush (连续编码) and unit by unit (逐句编码)."""
