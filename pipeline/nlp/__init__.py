"""nlp: clauses, words and learned judgement for the extractors."""
