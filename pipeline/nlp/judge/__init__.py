"""nlp.judge: learned judgement over the extractors' own candidates.

A linear bag of character n-grams, trained with spaCy (`training/`, settings in configs/model/judge.cfg) and applied
from a table of weights, so that extraction needs neither spaCy nor its start-up time.
"""
