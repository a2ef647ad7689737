"""What is seen and heard: the only room with Qt."""
