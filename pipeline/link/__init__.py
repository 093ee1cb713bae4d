"""link: mentions -> tasks: who does what, by when, how much."""
from pipeline.config import StageConfig
from pipeline.records import Mentions, Plan, Task


def tasks(plan: Plan, mentions: Mentions, config: StageConfig) -> tuple[Task, ...]:
    return ()
