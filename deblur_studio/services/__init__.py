"""State and jobs on the GUI thread, without widgets."""
