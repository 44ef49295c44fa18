"""The main window and what ties its panels to the open project."""
