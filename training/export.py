"""From a trained spaCy pipeline to the table of weights that extraction applies."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language

from pipeline.nlp.judge.model import Judgement, Policy


def export(nlp: Language, vocabulary: frozenset[str], labels: tuple[str, ...], policy: Policy) -> Judgement:
    """The linear model of `nlp` with the weight of every feature it knows, hash collisions included.

    The result gives spaCy's own scores: each feature's row is what spaCy's layer adds for it.
    """
    textcat: Any = nlp.get_pipe("textcat")
    if tuple(textcat.labels) != labels:
        raise ValueError(f"the pipeline has the labels {textcat.labels}, not {labels}")
    layer = textcat.model.get_ref("output_layer")
    bias = np.asarray(layer.get_param("b"), dtype=np.float32)
    features = sorted(vocabulary)
    keys = np.asarray([nlp.vocab.strings.add(feature) for feature in features], dtype=np.uint64)
    ones = np.ones(len(features), dtype=np.float32)
    lengths = np.ones(len(features), dtype=np.int32)
    weights = np.asarray(layer.predict((keys, ones, lengths)), dtype=np.float32) - bias
    return Judgement(labels, {feature: at for at, feature in enumerate(features)}, weights, bias, policy)
