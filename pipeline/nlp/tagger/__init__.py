"""tagger: learned from annotated plans, it says which characters belong to the name of somebody responsible."""
