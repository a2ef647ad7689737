"""The pages of the window, each with its presenter."""
