"""One folder or file for each panel of the window."""
