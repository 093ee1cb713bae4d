"""Every rule can be switched off; what a user adds needs no Python; a mistake is told with file and line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import CONFIG
from site_frames import ABOVE, BELOW
from sound_plans import PLANS

from pipeline import clean
from pipeline.config import ConfigError, StageConfig, load_config
from pipeline.records import Document
from pipeline.text import Text

TITLE = "某县农机站春耕工作方案"
BODY = "为做好的'春耕工作，特制定本方案。\n一、目标\n20xx年底前检修农机，，不漏一台。\n二、措施\n各站每周报送进度。"


def cleaned(page: str, config: StageConfig) -> Document:
    return clean.apply(Document(Text.of(page), "txt", "utf-8"), config)


def own(tmp_path: Path, file: str, text: str) -> StageConfig:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    (tmp_path / "own.yaml").write_text("include: [.]\n", "utf-8")
    return load_config(tmp_path / "own.yaml").clean


def test_each_rule_that_made_a_change_can_be_switched_off(tmp_path: Path) -> None:
    frames = [f"{frame}\n{TITLE}\n{BODY}" for frame in ABOVE] + [f"{TITLE}\n{BODY}\n{frame}" for frame in BELOW]
    pages = [page.replace("{t}", TITLE) for page in frames]
    made: dict[str, str] = {}
    for page in pages:
        for change in cleaned(page, CONFIG).text.changes:
            made.setdefault(change.rule, page)
    assert len(made) >= 30
    assert set(made) <= set(clean.rules(CONFIG))
    for rule, page in made.items():
        file = tmp_path / "skip.yaml"
        file.write_text(f"clean:\n  skip: [{rule}]\n", "utf-8")
        changes = cleaned(page, load_config(file).clean).text.changes
        assert rule not in {change.rule for change in changes}


@pytest.mark.parametrize("step", clean.STEPS, ids=lambda step: step.__module__)
def test_the_rules_of_every_step_can_be_named(step: clean.Step) -> None:
    own = getattr(sys.modules[step.__module__], "RULES", ())
    assert set(own) <= set(clean.rules(CONFIG))


def test_every_change_tells_its_kind_and_rule() -> None:
    page = f"来源：某某网 发布时间：2024-04-02\n{TITLE}.doc\n{BODY}\n打印 关闭"
    told = [(change.kind, change.rule, change.before) for change in cleaned(page, CONFIG).text.changes]
    assert told == [
        ("meta", "page_data", "来源：某某网 发布时间：2024-04-02\n"),
        ("blank", "masked_value", "某"),
        ("title_spam", "file_name", ".doc"),
        ("injected_char", "mark_after_de", "'"),
        ("blank", "masked_value", "20xx"),
        ("injected_char", "doubled_mark", "，"),
        ("whitespace", "blank_space", "\n"),
        ("nav", "controls", "打印 关闭"),
    ]


ADDED = [
    ("controls", "意见箱 = weak\n便民大厅", "便民大厅 意见箱"),
    ("labels", "稿件编号", "稿件编号：20240402"),
    ("spam", "包过 = 4", "考试包过神器"),
    ("site_talk", "淘稿 = sure\n红包\n邀请码", "淘稿红包邀请码"),
]


@pytest.mark.parametrize(("lexicon", "entry", "line"), ADDED)
def test_a_word_is_added_without_code(tmp_path: Path, lexicon: str, entry: str, line: str) -> None:
    page = f"{line}\n{TITLE}\n{next(iter(PLANS.values()))}"
    assert line in cleaned(page, CONFIG).text.value
    config = own(tmp_path, f"lexicons/clean/{lexicon}.txt", entry + "\n")
    assert line not in cleaned(page, config).text.value


MISTAKES = [
    ("controls", "便民大厅 = strong"),
    ("labels", "稿件编号 = sometimes"),
    ("spam", "包过 = much"),
    ("site_talk", "淘稿 = 3"),
    ("readings", "jī"),
]


@pytest.mark.parametrize(("lexicon", "entry"), MISTAKES)
def test_a_mistake_in_a_value_is_told_with_its_line(tmp_path: Path, lexicon: str, entry: str) -> None:
    config = own(tmp_path, f"lexicons/clean/{lexicon}.txt", f"# own words\n\n{entry}\n")
    with pytest.raises(ConfigError, match=rf"{lexicon}\.txt:3"):
        cleaned(f"{TITLE}计(jì)\n{BODY}", config)
