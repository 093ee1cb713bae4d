"""Configuration: what is wrong is said with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ConfigError, load_config


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raed:\n  max_bytes: 1\n", r"c.yaml:1: unknown key 'raed'; did you mean 'read'\?"),
        ("read:\n  max_byte: 1\n", r"c.yaml:2: unknown key 'max_byte'; did you mean 'max_bytes'\?"),
        ("read:\n  max_bytes: many\n", r"c.yaml: .*int.*max_bytes"),
        ("- a\n", r"c.yaml:1: settings must be a mapping"),
        ("read: [\n", r"c.yaml:\d+: "),
        ("include: [absent]\n", r"include: no folder"),
    ],
)
def test_a_mistake_in_the_settings_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path, "c.yaml", text))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("lexicons/extract/units.txt", "好\n= 空\n", r"units.txt:2: write `term`"),
        ("rules/clean/frame.yaml", "a: 1\n", r"frame.yaml:1: rules are a list"),
        ("rules/clean/frame.yaml", "- rule: x\n- just text\n", r"frame.yaml:2: a rule is a mapping"),
    ],
)
def test_a_mistake_in_a_lexicon_or_rule_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    write(tmp_path, f"mine/{name}", text)
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path, "c.yaml", "include: [mine]\n"))


def test_an_included_folder_adds_terms_and_changes_the_fingerprint(tmp_path: Path) -> None:
    write(tmp_path, "mine/lexicons/extract/roles.txt", "网格员 = role  # 基层\n")
    config = load_config(write(tmp_path, "c.yaml", "include: [mine]\n"))
    assert config.extract.lexicon("roles")["网格员"] == "role"
    assert config.fingerprint != load_config().fingerprint


def test_an_empty_settings_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_config(write(tmp_path, "c.yaml", "")).run == load_config().run


def test_the_shipped_settings_say_what_the_types_say() -> None:
    from pipeline.config import Settings, config_folder, load_settings

    assert load_settings(config_folder() / "default.yaml") == Settings()


def test_an_unknown_lexicon_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="no lexicon named"):
        load_config().extract.lexicon("no_such_lexicon")
