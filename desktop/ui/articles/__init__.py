"""The list of articles, and the fields of one."""
