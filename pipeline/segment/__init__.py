"""segment: text -> plans and sections."""
from pipeline.config import StageConfig
from pipeline.records import Document, Plan


def plans(document: Document, config: StageConfig) -> tuple[Plan, ...]:
    return ()
