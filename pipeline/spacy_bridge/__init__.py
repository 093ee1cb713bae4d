"""spacy_bridge: plans as spaCy documents, and our extraction inside other people's pipelines.

docs.py       records beside a text -> span groups of a `Doc`, and back, nothing lost
results.py    a result, or the tables of an output folder -> one `Doc` a plan; DocBin
display.py    a `Doc` with its records -> displaCy HTML
component.py  `nlp.add_pipe("work_plan")`
"""
