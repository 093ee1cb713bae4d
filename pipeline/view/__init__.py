"""view: evidence pages. One HTML file per document that shows where every record stands, and an index of them.

`page.py` gathers what a page shows, `panes.py` cuts text into marked segments, `html.py` writes files from templates.
"""

from pipeline.view.html import write_pages

__all__ = ["write_pages"]
