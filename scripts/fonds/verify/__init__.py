"""verify: what was built is still what it was, and says what its sources say."""
