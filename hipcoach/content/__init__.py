"""What is prescribed: the data files of the programme and their reader."""
