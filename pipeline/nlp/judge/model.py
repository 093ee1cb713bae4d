"""The trained model as a table of weights, applied without spaCy.

The file is a plain `.npz` (no pickle): for each judgement its labels, features, weights and bias, and a note in JSON
with the thresholds that cross-validation chose. A feature that the table does not hold counts nothing.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # numpy is loaded with the model, not with every start
    import numpy as np
    from numpy.typing import NDArray

JUDGEMENTS = ("clauses", "names")
_FILE = "judge.npz"
NEVER = 2.0
_NO_ROWS: dict[str, int] = {}


@dataclass(frozen=True)
class Policy:
    """What the model may change: it strikes records of the `weak` rules below `veto`, and adds from `add` on.

    A threshold of 0 strikes nothing; one above 1 adds nothing. `scale` (bias, slope) makes a record's score out of the
    model's probability; without it the score stays that of the rule.
    """

    veto: float = 0.0
    add: float = NEVER
    weak: frozenset[str] = frozenset()
    scale: tuple[float, float] | None = None

    @property
    def strikes(self) -> bool:
        """Whether any record may be struck out."""
        return self.veto > 0 and bool(self.weak)

    @property
    def adds(self) -> bool:
        """Whether any candidate that the rules refused may be added."""
        return self.add <= 1

    def asks(self, rule: str) -> bool:
        """Whether the model has to be asked about a record of this rule."""
        return self.scale is not None or (rule in self.weak and self.veto > 0)

    def keeps(self, rule: str, probability: float) -> bool:
        """Whether a candidate is a record: one that `rule` took, or, for '', one that the rules refused.

        >>> policy = Policy(veto=0.1, add=0.9, weak=frozenset({"bare_state"}))
        >>> policy.keeps("ensure", 0.01), policy.keeps("bare_state", 0.01), policy.keeps("", 0.95)
        (True, False, True)
        """
        if rule:
            return rule not in self.weak or probability >= self.veto
        return probability >= self.add


def logit(probability: float) -> float:
    """The logarithm of the odds, within bounds that keep it finite."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def scaled(probability: float, scale: tuple[float, float]) -> float:
    """A probability brought to what comes true: 1 / (1 + exp(-(bias + slope * logit))).

    >>> scaled(0.5, (0.0, 1.0))
    0.5
    """
    bias, slope = scale
    return 1 / (1 + math.exp(-(bias + slope * logit(probability))))


@dataclass(frozen=True, eq=False)
class Judgement:
    """One linear judgement: label probabilities from the features of a candidate. The last label is `neither`."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    policy: Policy = Policy()

    @cached_property
    def _by_prefix(self) -> dict[str, dict[str, int]]:
        """Prefix of a feature, up to its first colon -> rest of the feature -> row of `weights`."""
        tables: dict[str, dict[str, int]] = {}
        for feature, row in self.index.items():
            prefix, colon, rest = feature.partition(":")
            tables.setdefault(prefix + colon if colon else "", {})[rest if colon else feature] = row
        return tables

    def rows(self, prefix: str) -> Callable[[str], int | None]:
        """What gives the row of a feature from what follows its prefix, None for one that the table does not hold."""
        return self._by_prefix.get(prefix, _NO_ROWS).get

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float32]:
        """The probability of each label, in the order of `labels`; they sum to one."""
        index = self.index
        found: NDArray[np.float32] = self.probabilities_of(
            [[row for f in features if (row := index.get(f)) is not None]]
        )
        first: NDArray[np.float32] = found[0]
        return first

    def probabilities_of(self, candidates: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The probability of each label, one row for each candidate, which is given by the rows of its features."""
        import numpy as np

        if not candidates:
            return np.empty((0, len(self.labels)), dtype=np.float32)
        none = len(self._padded) - 1
        starts: list[int] = []
        rows: list[int] = []
        for own in candidates:
            starts.append(len(rows))
            rows.append(none)
            rows += own
        taken = self._padded.take(np.array(rows, dtype=np.intp), axis=0)
        logits = np.add.reduceat(taken, starts, axis=0) + self.bias
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        found: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
        return found

    @cached_property
    def _padded(self) -> NDArray[np.float32]:
        """The weights with a last row of nothing, for candidates without any feature."""
        import numpy as np

        return np.vstack([self.weights, np.zeros((1, self.weights.shape[1]), dtype=self.weights.dtype)])

    def positives_of(self, candidates: Sequence[Sequence[int]], label: str | None = None) -> list[float]:
        """`positive` of each candidate, which is given by the rows of its features."""
        found = self.probabilities_of(candidates)
        said: list[float] = (found[:, self.labels.index(label)] if label else 1 - found[:, -1]).tolist()
        return said

    def positive(self, features: Iterable[str], label: str | None = None) -> float:
        """The probability of `label`; without one, of any label but `neither`."""
        found = self.probabilities(features)
        return float(found[self.labels.index(label)] if label else 1 - found[-1])


@dataclass(frozen=True, eq=False)
class Model:
    """Both judgements: clauses (goal, task, neither) and names (a duty, or neither)."""

    clauses: Judgement
    names: Judgement


@lru_cache(maxsize=1)
def shipped() -> Model | None:
    """The model inside the package, None when its file is not there or holds none."""
    data = model_bytes()
    try:
        return None if data is None else loads(data)
    except ValueError:
        return None


def model_bytes() -> bytes | None:
    """The bytes of the shipped model file (its hash belongs to a run's fingerprint), None when it is not there."""
    file = resources.files("pipeline") / "models" / _FILE
    return file.read_bytes() if file.is_file() else None


def loads(data: bytes) -> Model:
    """The model in the bytes of a file; raises ValueError when they hold none.

    >>> loads(b"nothing")
    Traceback (most recent call last):
    ValueError: no model: not a .npz file
    """
    import numpy as np

    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            kept = {name: arrays[name] for name in arrays.files}
    except Exception as error:  # numpy raises whatever the broken part of a zip file raises
        raise ValueError("no model: not a .npz file") from error
    try:
        note = json.loads(kept["note"].tobytes())
        return Model(*(_judgement(kept, name, note[name]) for name in JUDGEMENTS))
    except (KeyError, ValueError) as error:
        raise ValueError(f"no model: {error}") from error


def dumps(judgements: Mapping[str, Judgement]) -> bytes:
    """The file of a model: the same judgements give the same bytes."""
    import numpy as np

    arrays: dict[str, Any] = {}
    note: dict[str, Any] = {}
    for name in JUDGEMENTS:
        own = judgements[name]
        arrays[f"{name}.features"] = _packed(sorted(own.index, key=own.index.__getitem__))
        arrays[f"{name}.weights"] = own.weights
        arrays[f"{name}.bias"] = own.bias
        policy: dict[str, Any] = {"veto": own.policy.veto, "add": own.policy.add, "weak": sorted(own.policy.weak)}
        policy["scale"] = own.policy.scale
        note[name] = {"labels": list(own.labels), "policy": policy}
    arrays["note"] = np.frombuffer(json.dumps(note, sort_keys=True).encode(), dtype=np.uint8)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def _judgement(arrays: Mapping[str, Any], name: str, note: Mapping[str, Any]) -> Judgement:
    features = arrays[f"{name}.features"].tobytes().decode("utf-8").split("\n")
    weights = arrays[f"{name}.weights"]
    if weights.shape != (len(features), len(note["labels"])):
        raise ValueError(f"{name} has {len(features)} features and weights of shape {weights.shape}")
    said = note["policy"]
    scale = (float(said["scale"][0]), float(said["scale"][1])) if said["scale"] else None
    policy = Policy(said["veto"], said["add"], frozenset(said["weak"]), scale)
    index = {feature: at for at, feature in enumerate(features)}
    return Judgement(tuple(note["labels"]), index, weights, arrays[f"{name}.bias"], policy)


def _packed(features: Sequence[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\n".join(features).encode("utf-8"), dtype=np.uint8)
