"""What is true: the rules of the programme, as plain values and pure functions."""
