"""The coding sheet of the article shown, the attributes of a coding, and the editor of both."""
