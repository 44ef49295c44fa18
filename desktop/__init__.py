"""Zhubi 朱笔: read Chinese newspaper articles and code them by hand."""
