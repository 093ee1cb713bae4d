"""exchange: tables for other tools, and annotations back from them.

`spreadsheets.py` writes CSV and XLSX, `annotation.py` what annotation and training tools read, `label_studio.py` goes
both ways.
"""
