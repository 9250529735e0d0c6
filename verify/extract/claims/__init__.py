"""What is said, taken apart into claims that stand alone, with whoever says it."""
