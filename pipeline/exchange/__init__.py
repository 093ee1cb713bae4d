"""exchange: tables for other tools, and annotations back from them.

`spreadsheets.py` writes CSV and XLSX, `sqlite.py` a database for Datasette, `annotation.py` what annotation and
training tools read; `label_studio.py` goes both ways. `formats.py` knows them all by name.
"""
