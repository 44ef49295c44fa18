"""Small widgets and the looks that every room of the window shares."""
