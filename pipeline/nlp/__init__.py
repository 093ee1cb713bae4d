"""nlp: clauses, words, scores and the learned tagger for the extractors."""
