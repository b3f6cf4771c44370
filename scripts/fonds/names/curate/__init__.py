"""What people say of names: authority files, corrections, a table to review."""
