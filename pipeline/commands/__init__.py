"""The commands of `zhplan`, a file per topic; `pipeline.__main__` gives them their names and examples."""
