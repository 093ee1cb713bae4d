"""Fits the tagger: a linear-chain conditional random field, settings in configs/model/tagger.cfg."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from spacy.util import load_config

from pipeline.config import config_folder
from pipeline.nlp.tagger.features import Words, keys_of
from pipeline.nlp.tagger.model import BEGINS, INSIDE, LABELS, OUTSIDE, PIECE, Tagger
from training.chains import Chain

# What weighs a name that goes on without having begun.
_NEVER = -12.0


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """The settings of the training as shipped."""
    return dict(load_config(config_folder() / "model" / "tagger.cfg", interpolate=True)["training"])


def fit(chains: Iterable[Chain], words: Words) -> Tagger:
    """A tagger that has learned from these chains; the same chains give the same weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for chain in chains:
        labels = chain.labels()
        columns = keys_of(chain.plan.text, words).T.astype(str).tolist()
        for piece in PIECE.finditer(chain.plan.text):
            start, end = piece.span()
            if all(chain.covered[start:end]):
                trainer.append(columns[start:end], labels[start:end])
    trainer.set_params(settings())
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "tagger.crf")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        return _exported(tagger.info())


def _exported(info: Any) -> Tagger:
    """The weights of a trained field, those of each feature against the label `O`."""
    said: dict[int, dict[str, float]] = {}
    for (feature, label), weight in info.state_features.items():
        said.setdefault(int(feature), {})[label] = weight
    keys = sorted(said)
    rows = [[said[key].get(label, 0.0) - said[key].get(OUTSIDE, 0.0) for label in (BEGINS, INSIDE)] for key in keys]
    moves = [[info.transitions.get((before, after), 0.0) for after in LABELS] for before in LABELS]
    moves[LABELS.index(OUTSIDE)][LABELS.index(INSIDE)] = _NEVER
    weights = np.array(rows, dtype=np.float16).astype(np.float32).reshape(-1, 2)
    return Tagger(np.array(keys, dtype=np.uint64), weights, np.array(moves, dtype=np.float32))
