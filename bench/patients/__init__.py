"""Made-up people for the bench: what their hips feel, what they do and answer, and what is counted about them."""
