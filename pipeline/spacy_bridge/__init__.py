"""spacy_bridge: plans as spaCy documents. `docs.py` turns a plan and its records into a `Doc` and back."""
