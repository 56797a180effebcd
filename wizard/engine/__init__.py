"""From a question set and a person's answers to a path, a verdict and its explanation."""
