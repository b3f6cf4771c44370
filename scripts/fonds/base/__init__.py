"""What all parts agree on: values, errors, dates, names of files, the words of the interface."""
