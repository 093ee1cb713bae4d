"""Fits one judgement with spaCy: a linear bag over features, settings in configs/model/judge.cfg."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from spacy.util import load_config, load_model_from_config, registry
from spacy.vocab import Vocab
from thinc.api import Config, fix_random_seed

from pipeline.config import config_folder
from training.examples import Example

_SEPARATOR = "\x1f"


class Features:
    """A spaCy tokenizer for texts that are features already: each feature is one token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = text.split(_SEPARATOR) if text else []
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> Features:
        """Nothing to restore."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Any, **_: Any) -> Features:
        """Nothing to restore."""
        return self


@registry.tokenizers("zhplan.features.v1")  # type: ignore[untyped-decorator]
def _features() -> Any:
    return lambda nlp: Features(nlp.vocab)


@lru_cache(maxsize=1)
def settings() -> Config:
    """The training configuration as shipped."""
    return load_config(config_folder() / "model" / "judge.cfg", interpolate=True)


def known(examples: Sequence[Example]) -> frozenset[str]:
    """The features that enough of the examples have."""
    least = settings()["zhplan"]["least"]
    counts = Counter(feature for example in examples for feature in example.features)
    return frozenset(feature for feature, count in counts.items() if count >= least)


def text_of(features: Sequence[str], vocabulary: frozenset[str]) -> str:
    """The features that the model knows, as one text for the tokenizer."""
    return _SEPARATOR.join(feature for feature in features if feature in vocabulary)


def fit(examples: Sequence[Example], labels: Sequence[str]) -> tuple[Language, frozenset[str]]:
    """A trained pipeline and the features that it knows; the same examples give the same weights."""
    config = settings()
    training = config["training"]
    learned = [example for example in examples if example.clear]
    vocabulary = known(learned)
    fix_random_seed(training["seed"])
    nlp = load_model_from_config(Config({"nlp": config["nlp"], "components": config["components"]}), auto_fill=True)
    made = []
    for example in learned:
        doc = nlp.make_doc(text_of(example.features, vocabulary))
        cats = {label: float(label == example.label) for label in labels}
        made.append(SpacyExample.from_dict(doc, {"cats": cats}))
    textcat: Any = nlp.get_pipe("textcat")
    for label in labels:
        textcat.add_label(label)
    nlp.initialize(lambda: made[:8])
    optimizer = registry.resolve({"optimizer": training["optimizer"]})["optimizer"]
    order = random.Random(training["seed"])  # noqa: S311 (the order of examples is no secret)
    for _ in range(training["max_epochs"]):
        order.shuffle(made)
        for at in range(0, len(made), training["batch_size"]):
            nlp.update(made[at : at + training["batch_size"]], sgd=optimizer, drop=training["dropout"])
    return nlp, vocabulary


def scores(nlp: Language, vocabulary: frozenset[str], examples: Sequence[Example]) -> list[dict[str, float]]:
    """Label -> probability, for each example."""
    docs = [nlp.make_doc(text_of(example.features, vocabulary)) for example in examples]
    textcat: Any = nlp.get_pipe("textcat")
    return [doc.cats for doc in textcat.pipe(docs, batch_size=256)]
