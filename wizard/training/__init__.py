"""Practice: what attempts tell of a learner, what to practice next, and who must practice again."""
