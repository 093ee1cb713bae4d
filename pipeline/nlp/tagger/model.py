"""The trained tagger: the weights of a linear-chain conditional random field, and how a text is tagged with them.

The file is a plain `.npz` (no pickle). Names stand inside pieces of text between marks; every piece is one chain.
Source of the method: Lafferty, McCallum and Pereira, Conditional random fields (ICML 2001).
"""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.tagger.features import PLACES, REACH, TEMPLATES, Words, signs_of
from pipeline.nlp.tagger.table import Table

_FILE = "tagger.npz"
# The labels of a character: outside all names, the first of a name, inside one.
OUTSIDE, BEGINS, INSIDE = LABELS = ("O", "B", "I")
# No name runs over one of these marks; a longer piece without any is cut.
PIECE = re.compile("[^，,。；;：:！!？?、\n]{1,80}")
# A piece where no character is likelier than this, in log odds, to begin a name holds none.
_LEAST = -4.0
# Characters read at once, a bound on memory, and how many beside them are looked at.
_BLOCK, _BESIDE = 20_000, 200

Floats = NDArray[np.float64]


class Tagged(NamedTuple):
    """A stretch that the tagger takes for a name, and how probable its weakest character is."""

    start: int
    end: int
    probability: float


class Reading(NamedTuple):
    """A text as the tagger reads it: the names in it, and how probable it is that each character is part of one."""

    names: tuple[Tagged, ...]
    inside: Floats


def log_odds(probability: float) -> float:
    """The logarithm of the odds, within bounds that keep it finite."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _chance(odds: float) -> float:
    """The probability of log odds; three digits, which no processor's arithmetic changes."""
    return round(1 / (1 + math.exp(-min(max(odds, -30.0), 30.0))), 3)


@dataclass(frozen=True)
class Policy:
    """What the tagger may change, as chosen under cross-validation.

    A name that no rule found is added from probability `add` on; one that a `doubted` rule found is struck out where no
    character of it reaches `strike`. 0 strikes nothing, a number above 1 adds nothing. `ruled` and `tagged` make scores
    of what is known, see `score_of_ruled` and `score_of_tagged`.
    """

    add: float = 2.0
    strike: float = 0.0
    doubted: tuple[str, ...] = ()
    ruled: tuple[float, float, float] = (0.0, 1.0, 0.0)
    tagged: tuple[float, float] = (0.0, 1.0)

    def believes(self, rule: str, inside: Floats) -> bool:
        """Whether a name of a rule stays, given how probable it is that each of its characters is part of a name."""
        return rule not in self.doubted or float(inside.max()) >= self.strike

    def score_of_ruled(self, score: float, inside: Floats) -> float:
        """How probably a name of a rule is right, given the score of its rule and what the tagger says of it.

        >>> round(Policy(ruled=(0.0, 1.0, 0.5)).score_of_ruled(0.9, np.array([0.2, 0.99])), 2)
        0.99
        """
        bias, of_rule, of_tagger = self.ruled
        return _chance(bias + of_rule * log_odds(score) + of_tagger * log_odds(float(inside.max())))

    def score_of_tagged(self, probability: float) -> float:
        """How probably a name is right that only the tagger found."""
        bias, slope = self.tagged
        return _chance(bias + slope * log_odds(probability))


@dataclass(frozen=True, eq=False)
class Tagger:
    """The features that count, what each says for `B` and for `I` against `O`, and the transitions between labels.

    `weights` has two columns, `transitions` a row for each label before and a column for each label behind.
    """

    keys: NDArray[np.uint64]
    weights: NDArray[np.float32]
    transitions: NDArray[np.float32]
    policy: Policy = Policy()

    @cached_property
    def _known(self) -> tuple[Table, list[tuple[int, Floats]]]:
        """All values of all kinds of signs; for each kind the row of its first, and what each value says.

        What a value says: for each place two numbers, for `B` and for `I`. A last row of nothing is for unknown ones.
        """
        numbers, values = self.keys % np.uint64(TEMPLATES), self.keys // np.uint64(TEMPLATES)
        all_values: list[NDArray[np.uint64]] = []
        kinds: list[tuple[int, Floats]] = []
        first = start = 0
        for kind, places in enumerate(PLACES):
            own = np.flatnonzero((numbers >= first) & (numbers < first + len(places)))
            known, rows = np.unique(values[own], return_inverse=True)
            said = np.zeros((len(known) + 1, len(places), 2))
            said[rows, numbers[own].astype(np.intp) - first] = self.weights[own]
            kinds.append((start, said))
            all_values.append(_of_kind(known, kind))
            first, start = first + len(places), start + len(known)
        return Table(np.concatenate(all_values)), kinds

    def read(self, text: str, words: Words) -> Reading:
        """The names in a text. Takes time linear in its length.

        >>> from pipeline.config import load_config
        >>> from pipeline.nlp.tagger.features import words_of
        >>> knows_nothing = Tagger(np.empty(0, np.uint64), np.empty((0, 2), np.float32), np.zeros((3, 3), np.float32))
        >>> len(knows_nothing.read("各校要检查。", words_of(load_config().extract)).inside)
        6
        """
        parts: list[Floats] = [np.zeros((0, len(LABELS)))]
        for low, high, start, end in _blocks(text):
            evidence = self._evidence(text[low:high], words)[start - low : end - low]
            parts.append(self._marginals(text[start:end], evidence))
        marginals = np.concatenate(parts)
        return Reading(tuple(_names(marginals)), 1 - marginals[:, 0])

    def _evidence(self, text: str, words: Words) -> Floats:
        """What the features of each character say for each label: nothing for `O`, against which the others stand."""
        size = len(text)
        said = np.zeros((size, 2))
        table, kinds = self._known
        signs = signs_of(text, words)
        rows = table.rows(np.concatenate([_of_kind(sign.values, kind) for kind, sign in enumerate(signs)]))
        for sign, own, (start, weights) in zip(signs, rows.reshape(len(signs), -1), kinds, strict=True):
            found = weights.take(np.minimum(own - start, len(weights) - 1), axis=0)
            for at, place in enumerate(sign.places):
                said += found[REACH + place : REACH + place + size, at]
        return np.hstack([np.zeros((size, 1)), said])

    def _marginals(self, text: str, evidence: Floats) -> Floats:
        """The probability of each label for each character."""
        marginals = np.zeros_like(evidence)
        marginals[:, 0] = 1
        pieces: NDArray[np.intp] = np.array([match.span() for match in PIECE.finditer(text)], dtype=np.intp)
        pieces = pieces.reshape(-1, 2)
        if not len(pieces):
            return marginals
        best = np.maximum.reduceat(np.append(evidence[:, 1], -np.inf), pieces.ravel())[::2]
        pieces = pieces[best > _LEAST]
        lengths = pieces[:, 1] - pieces[:, 0]
        order = np.argsort(-lengths, kind="stable")
        pieces, lengths = pieces[order], lengths[order]
        if len(pieces):
            steps = np.arange(lengths[0])[:, None]
            at = np.minimum(pieces[:, 0] + steps, len(text) - 1)
            live = steps < lengths
            marginals[at[live]] = _forward_backward(np.exp(evidence[at].clip(-50, 50)), live, self._moves)[live]
        return marginals

    @cached_property
    def _moves(self) -> Floats:
        moves: Floats = np.exp(self.transitions.astype(np.float64))
        return moves


def _of_kind(values: NDArray[np.uint64], kind: int) -> NDArray[np.uint64]:
    """Values that are like no value of another kind of sign."""
    return values * np.uint64(TEMPLATES) + np.uint64(kind)


def _forward_backward(potentials: Floats, live: NDArray[np.bool_], moves: Floats) -> Floats:
    """The marginals of chains that lie side by side, longest first: step, chain, label."""
    counts = live.sum(axis=1).tolist()
    forward, backward = np.empty_like(potentials), np.ones_like(potentials)
    forward[0] = potentials[0]
    forward[0, :, 2] = 0  # no chain begins inside a name
    forward[0] /= forward[0].sum(axis=1, keepdims=True)
    for step in range(1, len(counts)):
        now = counts[step]
        ahead = (forward[step - 1, :now] @ moves) * potentials[step, :now]
        forward[step, :now] = ahead / ahead.sum(axis=1, keepdims=True)
        forward[step, now:] = 1
    for step in range(len(counts) - 2, -1, -1):
        now = counts[step + 1]
        back = (potentials[step + 1, :now] * backward[step + 1, :now]) @ moves.T
        backward[step, :now] = back / back.sum(axis=1, keepdims=True)
    both = forward * backward
    marginals: Floats = both / both.sum(axis=2, keepdims=True)
    return marginals


def _names(marginals: Floats) -> Iterator[Tagged]:
    """Where a beginning is likelier than anything else, and on while it goes on."""
    best = marginals.argmax(axis=1)
    for start in np.flatnonzero(best == 1).tolist():
        end = start + 1
        while end < len(best) and best[end] == 2:
            end += 1
        weakest = min(float(marginals[start, 1]), float(marginals[start + 1 : end, 2].min(initial=1)))
        yield Tagged(start, end, weakest)


def _blocks(text: str) -> list[tuple[int, int, int, int]]:
    """The text in blocks: what is read (with some of what stands beside it), and what of that is tagged."""
    blocks = []
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            end = max(text.rfind(mark, start + 1, end) for mark in "\n。，、") + 1 or end
        blocks.append((max(0, start - _BESIDE), min(len(text), end + _BESIDE), start, end))
        start = end
    return blocks


@lru_cache(maxsize=1)
def shipped() -> Tagger | None:
    """The tagger inside the package, None when its file is not there or holds none."""
    data = model_bytes()
    try:
        return None if data is None else loads(data)
    except ValueError:
        return None


def model_bytes() -> bytes | None:
    """The bytes of the shipped file (its hash belongs to a run's fingerprint), None when it is not there."""
    file = resources.files("pipeline") / "models" / _FILE
    return file.read_bytes() if file.is_file() else None


def loads(data: bytes) -> Tagger:
    """The tagger in the bytes of a file; raises ValueError when they hold none.

    >>> loads(b"nothing")
    Traceback (most recent call last):
    ValueError: no model: not a .npz file
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            kept = {name: arrays[name] for name in arrays.files}
    except Exception as error:  # numpy raises whatever the broken part of a zip file raises
        raise ValueError("no model: not a .npz file") from error
    try:
        note = json.loads(kept["note"].tobytes())
        keys, weights, moves = kept["keys"], kept["weights"].astype(np.float32), kept["transitions"]
        if weights.shape != (len(keys), 2) or moves.shape != (len(LABELS), len(LABELS)):
            raise ValueError(f"{len(keys)} features, weights {weights.shape}, transitions {moves.shape}")
        policy = msgspec.convert(note, Policy)
        return Tagger(keys.astype(np.uint64), weights, moves, policy)
    except (KeyError, ValueError) as error:  # msgspec's errors are ValueErrors
        raise ValueError(f"no model: {error}") from error


def dumps(tagger: Tagger) -> bytes:
    """The file of a tagger: the same tagger gives the same bytes. Weights are kept in half precision."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        keys=tagger.keys,
        weights=tagger.weights.astype(np.float16),
        transitions=tagger.transitions,
        note=np.frombuffer(json.dumps(asdict(tagger.policy), sort_keys=True).encode(), dtype=np.uint8),
    )
    return out.getvalue()
