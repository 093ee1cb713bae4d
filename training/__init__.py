"""training: fits the shipped model and the scores of the rules on gold, and measures both by plan."""
