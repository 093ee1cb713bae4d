"""Configuration: typed settings, and the lexicons and rules that the stages work from.

Everything a user may want to add lives in `configs/`, one folder per stage:

    configs/default.yaml                       settings
    configs/lexicons/<stage>/<name>.txt        one term a line: `term`, or `term = value`; `#` begins a comment
    configs/rules/<stage>/<name>.yaml          a list of mappings, one rule each
    configs/sites.yaml                         rules for single sites: CSS selectors for body, title, date, remove

A mistake in any of them raises `ConfigError` with file and line.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec
import yaml

STAGES = ("read", "clean", "convert", "segment", "extract", "link")


class ConfigError(ValueError):
    """A mistake in a configuration, lexicon or rule file; the message begins with file and line."""


class ReadSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of reading: bytes of a source, nesting depth of HTML."""

    max_bytes: Annotated[int, msgspec.Meta(gt=0)] = 20_000_000
    max_depth: Annotated[int, msgspec.Meta(gt=0)] = 2_000


class CleanSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of cleaning that are switched off, by the name in column `rule` of the edits table."""

    skip: tuple[str, ...] = ()


class ConvertSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Script conversion: `auto`, `none`, or the name of an OpenCC configuration."""

    config: str = "auto"


class ExtractSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the trained model adds to the parties of the rules, and strikes what it does not believe."""

    model: bool = True


class RunSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits per page: seconds, and bytes of memory. `keep_stages` keeps what the stages found on the way."""

    page_seconds: Annotated[float, msgspec.Meta(gt=0)] = 10.0
    page_memory: Annotated[int, msgspec.Meta(gt=0)] = 1_000_000_000
    keep_stages: bool = True


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file, typed."""

    include: tuple[str, ...] = ()
    persons: Literal["keep", "initials", "drop"] = "keep"
    read: ReadSettings = ReadSettings()
    clean: CleanSettings = CleanSettings()
    convert: ConvertSettings = ConvertSettings()
    extract: ExtractSettings = ExtractSettings()
    run: RunSettings = RunSettings()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a YAML file: its fields and where it stands (`file:line`) for messages."""

    fields: Mapping[str, Any]
    where: str

    def __getitem__(self, key: str) -> Any:
        """The field; raises ConfigError with file and line when the rule lacks it."""
        if key not in self.fields:
            raise ConfigError(f"{self.where}: the rule has no '{key}'")
        return self.fields[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The field, or `default` when the rule lacks it."""
        return self.fields.get(key, default)


@dataclass(frozen=True, eq=False)
class StageConfig:
    """What one stage works from: its settings, its lexicons (term -> value, '' if none) and its rules.

    Compared and hashed by identity, so that a stage can keep what it compiles from it.
    """

    settings: Any
    lexicons: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, tuple[Rule, ...]]
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def where(self, name: str, term: str) -> str:
        """Where an entry of a lexicon stands (`file:line`), for messages about a mistake in its value.

        >>> load_config().clean.where("spam", "无码")
        'configs/lexicons/clean/spam.txt:3'
        """
        return self.places.get(name, {}).get(term, f"{name}.txt")

    def lexicon(self, name: str) -> Mapping[str, str]:
        """The terms of `lexicons/<stage>/<name>.txt`; raises ConfigError when there is no such file."""
        if name not in self.lexicons:
            raise ConfigError(f"no lexicon named '{name}'{_nearest(name, self.lexicons)}")
        return self.lexicons[name]

    def rule_list(self, name: str) -> tuple[Rule, ...]:
        """The rules of `rules/<stage>/<name>.yaml`; raises ConfigError when there is no such file."""
        if name not in self.rules:
            raise ConfigError(f"no rules named '{name}'{_nearest(name, self.rules)}")
        return self.rules[name]


@dataclass(frozen=True, eq=False)
class Config:
    """Everything that decides what the pipeline writes: one `StageConfig` a stage, and the run's limits."""

    read: StageConfig
    clean: StageConfig
    convert: StageConfig
    segment: StageConfig
    extract: StageConfig
    link: StageConfig
    persons: Literal["keep", "initials", "drop"]
    run: RunSettings
    digests: Mapping[str, str]

    def rules_alone(self) -> Config:
        """The same with the trained model switched off: parties come from rules alone.

        >>> load_config().rules_alone().extract.settings.model
        False
        """
        return replace(self, extract=replace(self.extract, settings=ExtractSettings(model=False)))

    @cached_property
    def fingerprint(self) -> str:
        """16 hex digits over all settings, lexicons and rules."""
        joined = "\n".join(f"{name} {digest}" for name, digest in sorted(self.digests.items()))
        return hashlib.sha256(joined.encode()).hexdigest()[:16]


def config_folder() -> Path:
    """The folder of the shipped configuration: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "configs"
    return installed if installed.is_dir() else package.parent / "configs"


def load_config(path: Path | str | None = None) -> Config:
    """Read settings from `path` (default: the shipped ones) with all lexicons and rules.

    Raises ConfigError, naming file and line, for an unknown key, a wrong type or a malformed entry.

    >>> load_config().run.page_seconds
    10.0
    """
    shipped = config_folder()
    file = Path(path) if path is not None else shipped / "default.yaml"
    settings = load_settings(file)
    folders = [shipped, *((file.parent / extra).resolve() for extra in settings.include)]
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"{file}: include: no folder {folder}")
    for folder in folders[1:]:
        _check_names(folder, shipped)
    digests = _settings_digests(settings)
    stages: dict[str, StageConfig] = {}
    for stage in STAGES:
        lexicons, places = _load_lexicons(folders, stage, digests)
        rules = _load_rules(folders, stage, digests)
        own = getattr(settings, stage, None)
        stages[stage] = StageConfig(own, MappingProxyType(lexicons), MappingProxyType(rules), MappingProxyType(places))
    return Config(**stages, persons=settings.persons, run=settings.run, digests=MappingProxyType(digests))


def _settings_digests(settings: Settings) -> dict[str, str]:
    """One digest a part; the limits of a run are no part of what a page's records depend on."""
    parts = {name: getattr(settings, name) for name in settings.__struct_fields__ if name not in ("include", "run")}
    return {f"settings/{name}": hashlib.sha256(msgspec.json.encode(part)).hexdigest() for name, part in parts.items()}


def load_settings(path: Path | str | None = None) -> Settings:
    """Read a settings file alone, without lexicons and rules; raises ConfigError like `load_config`.

    >>> load_settings().persons
    'keep'
    """
    file = Path(path) if path is not None else config_folder() / "default.yaml"
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read ({error}); pass --config with a readable YAML file") from error
    node = _compose(file, text)
    tree = _plain(node) if node is not None else {}
    if not isinstance(tree, dict):
        raise ConfigError(f"{file}:1: settings must be a mapping of keys to values")
    if node is not None:
        _check_keys(file, node, Settings)
    try:
        settings = msgspec.convert(tree, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{file}: {error}") from error
    return settings


def _check_keys(file: Path, node: yaml.Node, kind: type[msgspec.Struct]) -> None:
    """Refuse unknown keys with the nearest known one; msgspec alone would not say the line."""
    if not isinstance(node, yaml.MappingNode):
        return
    known = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in node.value:
        if key.value not in known:
            line = key.start_mark.line + 1
            raise ConfigError(f"{file}:{line}: unknown key '{key.value}'{_nearest(key.value, known)}")
        inner = known[key.value]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            _check_keys(file, value, inner)


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean '{close[0]}'?" if close else f"; known: {', '.join(sorted(known))}"


def _load_lexicons(
    folders: list[Path], stage: str, digests: dict[str, str]
) -> tuple[dict[str, Mapping[str, str]], dict[str, Mapping[str, str]]]:
    """Lexicons by name, and for each the place (`file:line`) of every term."""
    found: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, str]] = {}
    for name, file, text in _files(folders, "lexicons", stage, ".txt", digests):
        terms = found.setdefault(name, {})
        lines = places.setdefault(name, {})
        for number, line in enumerate(text.split("\n"), 1):
            entry = line.partition("#")[0].strip()
            if not entry:
                continue
            term, equals, value = (part.strip() for part in entry.partition("="))
            if not term or (equals and not value):
                raise ConfigError(f"{file}:{number}: write `term` or `term = value`, not '{entry}'")
            terms[term] = value
            lines[term] = f"{_shown(file)}:{number}"
    return (
        {name: MappingProxyType(terms) for name, terms in found.items()},
        {name: MappingProxyType(lines) for name, lines in places.items()},
    )


def _load_rules(folders: list[Path], stage: str, digests: dict[str, str]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for name, file, text in _files(folders, "rules", stage, ".yaml", digests):
        node = _compose(file, text)
        if node is None:
            continue
        if not isinstance(node, yaml.SequenceNode):
            raise ConfigError(f"{file}:1: rules are a list, each entry beginning with `- `")
        rules: list[Rule] = []
        for entry in node.value:
            line = entry.start_mark.line + 1
            if not isinstance(entry, yaml.MappingNode):
                raise ConfigError(f"{file}:{line}: a rule is a mapping of fields")
            rules.append(Rule(MappingProxyType(_plain(entry)), f"{_shown(file)}:{line}"))
        found[name] = found.get(name, ()) + tuple(rules)
    return found


def _check_names(folder: Path, shipped: Path) -> None:
    """Refuse a lexicon or rule file of an own folder that nothing would read, with the nearest name that is read."""
    for what, suffix in (("lexicons", ".txt"), ("rules", ".yaml")):
        known = {file.relative_to(shipped / what).as_posix() for file in (shipped / what).rglob(f"*{suffix}")}
        for file in sorted((folder / what).rglob(f"*{suffix}")):
            name = file.relative_to(folder / what).as_posix()
            if name not in known:
                close = difflib.get_close_matches(name, sorted(known), 1)
                nearest = f"; did you mean {what}/{close[0]}?" if close else ""
                raise ConfigError(f"{file}: nothing reads {what}/{name}{nearest}")


def _shown(file: Path) -> str:
    """The file with the folders that tell it from its namesakes: `my-words/rules/extract/goals.yaml`."""
    return "/".join(file.parts[-2 if file.name == "sites.yaml" else -4 :])


def _files(
    folders: list[Path], what: str, stage: str, suffix: str, digests: dict[str, str]
) -> Iterator[tuple[str, Path, str]]:
    for folder in folders:
        inside = sorted((folder / what / stage).glob(f"*{suffix}"))
        if what == "rules" and stage == "read":
            # Rules for single sites stand at the top, where users look for them.
            inside += sorted(folder.glob("sites.yaml"))
        for file in inside:
            try:
                data = file.read_bytes()
                text = data.decode("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise ConfigError(f"{file}: cannot be read as UTF-8 ({error})") from error
            key = f"{what}/{stage}/{file.name}"
            digests[key] = hashlib.sha256((digests.get(key, "") + text).encode()).hexdigest()
            yield file.stem, file, text


def _compose(file: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{file}:{line}: {error.problem}") from error


# The C loader reads rules about ten times as fast; both are safe loaders.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _plain(node: yaml.Node) -> Any:
    """The plain value of a composed node, as a safe loader would give it."""
    if isinstance(node, yaml.MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    loader = yaml.SafeLoader("")
    return loader.construct_object(node)
