"""evaluate: tables against gold annotations, and tables against tables.

`gold.py` is the annotation format, `matching.py` pairs spans, `scores.py` counts, `changes.py` compares two outputs.
"""
