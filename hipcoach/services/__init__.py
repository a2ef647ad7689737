"""What can be done: the use cases, still without Qt."""
