"""Cross-validation by plan: rules alone, tagger alone, and both, with thresholds chosen on the other folds."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from pipeline.extract.parties.learned import chosen
from pipeline.nlp.tagger.features import Words
from pipeline.nlp.tagger.model import Policy, Reading, Tagger, log_odds
from training.chains import Chain
from training.fit import fit
from training.measure import Figures, Span, folds, pairs

FOLDS = 5
# The mildest first: among equals the first is taken.
_ADD = (2.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)
_STRIKE = (0.0, 0.002, 0.005, 0.01, 0.02)
# A rule is doubted when of its names which the tagger holds for nothing (below the probability) at least so many were
# judged, and so large a share is wrong.
_NOTHING, _LEAST, _WRONG = 0.01, 20, 0.75
_NEWTON, _RIDGE = 60, 1.0
# Less than this gained is noise: the rules stay alone.
LEAST_GAIN = 0.005
ALONE = Policy()


class Judged(NamedTuple):
    """A plan as a tagger reads it that has not learned from it."""

    chain: Chain
    reading: Reading


@dataclass(frozen=True)
class Report:
    """What cross-validation says of the tagger beside the rules."""

    plans: int
    rules: Figures
    tagger: Figures
    both: Figures

    @property
    def wins(self) -> bool:
        """Whether rules and tagger together beat the rules clearly."""
        return self.both.f1 >= self.rules.f1 + LEAST_GAIN


def out_of_fold(chains: Sequence[Chain], words: Words, pool: Executor) -> list[list[Judged]]:
    """The plans of each fold, read by a tagger that learned from the plans of the others; `pool` fits them."""
    parts = folds(sorted({chain.group for chain in chains}), FOLDS)
    learning = [pool.submit(fit, [chain for chain in chains if chain.group not in part], words) for part in parts]
    return [
        [judged(chain, tagger.result(), words) for chain in chains if chain.group in part]
        for part, tagger in zip(parts, learning, strict=True)
    ]


def judged(chain: Chain, tagger: Tagger, words: Words) -> Judged:
    """A plan as `tagger` reads it."""
    return Judged(chain, tagger.read(chain.plan.text, words))


def kept(judged: Judged, policy: Policy) -> list[Span]:
    """The names of a plan under a policy, as far as they were annotated."""
    chain, reading = judged
    believed, added = chosen(chain.plan, chain.mentions.parties, chain.mentions.dates, reading, policy)
    spans = [*((party.start, party.end) for party in believed), *((name.start, name.end) for name in added)]
    return [span for span in spans if chain.covered[span[0]]]


def figures(read: Iterable[Judged], policy: Policy) -> Figures:
    """Hits of what rules and tagger keep together under a policy."""
    return _figures((one.chain, kept(one, policy)) for one in read)


def _figures(found: Iterable[tuple[Chain, Sequence[Span]]]) -> Figures:
    hit = records = gold = 0
    for chain, spans in found:
        hit += len(pairs(chain.names, spans))
        records += len(spans)
        gold += len(chain.names) + chain.missed
    return Figures(hit, records, gold)


def choose(read: Sequence[Judged]) -> Policy:
    """The policy with the best F1 on these plans; the rules alone where the gain is small."""
    best, best_f1 = ALONE, figures(read, ALONE).f1 + LEAST_GAIN
    rules = doubted(read)
    for add, strike in itertools.product(_ADD, _STRIKE):
        policy = Policy(add, strike, rules)
        f1 = figures(read, policy).f1
        if f1 > best_f1:
            best, best_f1 = policy, f1
    return best


def doubted(read: Iterable[Judged]) -> tuple[str, ...]:
    """The rules whose names are mostly wrong where the tagger holds them for nothing, sorted."""
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for chain, reading in read:
        ruled = [party for party in chain.mentions.parties if chain.covered[party.start]]
        right = pairs(chain.names, [(party.start, party.end) for party in ruled])
        for at, party in enumerate(ruled):
            if float(reading.inside[party.start : party.end].max()) < _NOTHING:
                asked[party.rule] += 1
                wrong[party.rule] += at not in right
    return tuple(sorted(rule for rule, count in asked.items() if count >= _LEAST and wrong[rule] >= _WRONG * count))


def trusted(read: Iterable[Judged], policy: Policy) -> Policy:
    """The policy with scores that come true on these plans (logistic regression on what is known of each record)."""
    ruled: list[tuple[float, ...]] = []
    tagged: list[tuple[float, ...]] = []
    right_ruled: list[bool] = []
    right_tagged: list[bool] = []
    for one in read:
        spans = kept(one, policy)
        hits = pairs(one.chain.names, spans)
        known = {(party.start, party.end): party.score for party in one.chain.mentions.parties}
        said = {(name.start, name.end): name.probability for name in one.reading.names}
        for at, (start, end) in enumerate(spans):
            if (start, end) in known:
                inside = float(one.reading.inside[start:end].max())
                ruled.append((1.0, log_odds(known[start, end]), log_odds(inside)))
                right_ruled.append(at in hits)
            else:
                tagged.append((1.0, log_odds(said[start, end])))
                right_tagged.append(at in hits)
    a, b, c = regression(ruled, right_ruled, 3)
    d, e = regression(tagged, right_tagged, 2)
    return replace(policy, ruled=(a, b, c), tagged=(d, e))


def scored(read: Iterable[Judged], policy: Policy) -> list[tuple[float, bool]]:
    """The score of each record that a policy keeps, and whether it is right."""
    out = []
    for one in read:
        known = {(party.start, party.end): party.score for party in one.chain.mentions.parties}
        said = {(name.start, name.end): name.probability for name in one.reading.names}
        spans = kept(one, policy)
        hits = pairs(one.chain.names, spans)
        for at, (start, end) in enumerate(spans):
            if (start, end) in known:
                score = policy.score_of_ruled(known[start, end], one.reading.inside[start:end])
            else:
                score = policy.score_of_tagged(said[start, end])
            out.append((score, at in hits))
    return out


def regression(known: Sequence[Sequence[float]], right: Sequence[bool], size: int) -> list[float]:
    """The weights under which 1 / (1 + exp(-weights · known)) comes true; without records the second alone counts."""
    weights = np.zeros(size)
    weights[1] = not known
    x, y = np.array(known, dtype=float).reshape(-1, size), np.array(right, dtype=float)
    for _ in range(_NEWTON if known else 0):
        said = 1 / (1 + np.exp(-(x @ weights).clip(-30, 30)))
        slope = x.T @ (said - y) + _RIDGE * weights
        curve = (x * (said * (1 - said))[:, None]).T @ x + _RIDGE * np.eye(size)
        # Half a step a time: full ones may leap over the answer where most records are right.
        weights -= np.linalg.solve(curve, slope) / 2
    return [round(float(weight), 4) for weight in weights]


def policies(parts: Sequence[Sequence[Judged]]) -> list[Policy]:
    """The policy for each fold, chosen on the others."""
    return [choose([one for other in parts if other is not part for one in other]) for part in parts]


def report(parts: Sequence[Sequence[Judged]], policies: Sequence[Policy]) -> Report:
    """The figures of plans that were read out of fold, under each fold's policy."""
    everything = list(itertools.chain.from_iterable(parts))
    both = _sum(figures(part, policy) for part, policy in zip(parts, policies, strict=True))
    alone = _figures(
        (one.chain, [(n.start, n.end) for n in one.reading.names if one.chain.covered[n.start]]) for one in everything
    )
    return Report(len(everything), figures(everything, ALONE), alone, both)


def _sum(parts: Iterable[Figures]) -> Figures:
    return Figures(*(sum(column) for column in zip(*parts, strict=True)))
