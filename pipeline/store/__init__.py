"""store: generations of Parquet on disk. `generations.py` publishes, `tables.py` opens, `history.py` looks back,
`parquet.py` is the bytes.
"""

from pipeline.store.generations import Busy, Draft, Generation, StorageError, bucket_count, bucket_of, current, writer
from pipeline.store.tables import Tables, open_tables

__all__ = [
    "Busy",
    "Draft",
    "Generation",
    "StorageError",
    "Tables",
    "bucket_count",
    "bucket_of",
    "current",
    "open_tables",
    "writer",
]
