"""read: bytes -> text with its markup and metadata."""
from pipeline.config import StageConfig
from pipeline.records import Document, Page
from pipeline.text import Text


def decode(page: Page, config: StageConfig) -> Document:
    return Document(Text.of(page.data.decode("utf-8", "replace")), "txt", "utf-8")
