"""What is said to the person at the terminal, and how a command ends."""
