"""Query: the questions a record answers: brief, why, dyads, episodes, search, rows for exports, differences."""
