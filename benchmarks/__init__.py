"""Speed as a ratio to the parse of the same run, memory, and what a second worker is worth."""
