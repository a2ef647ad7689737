"""What happened: the journal, the only room with SQL."""
