"""Records of literature databases, and articles as JSON lines: told apart, and read into our terms."""
