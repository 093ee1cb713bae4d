"""What is read of jieba's dictionary a character at a time is what jieba's own tokenizer answers."""

from __future__ import annotations

import logging

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.dictionary import Dictionary, Frequencies, installed
from pipeline.nlp.words import class_at, cut, frequencies


@pytest.fixture(scope="module")
def tokenizer() -> jieba.Tokenizer:
    jieba.default_logger.setLevel(logging.WARNING)
    own = jieba.Tokenizer()
    own.initialize()
    return own


def test_every_frequency_is_that_of_jieba(tokenizer):
    assert dict(frequencies()) == tokenizer.FREQ
    assert installed().total == tokenizer.total


@pytest.mark.parametrize(
    "sentence",
    [
        "加强学校安全工作，共3次",
        "A4纸100张 和 B超检查\r\n每月1次",
        "𠀀字头　全角\t制表",
        "",
        " ",
        "!!!。。。",
        "50%以上的教师参加C++培训",
    ],
)
def test_words_are_cut_as_jieba_cuts_them(sentence, tokenizer):
    assert cut(sentence) == tokenizer.lcut(sentence, HMM=False)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="组织全体教师学习安全工作每月检查一次B超T恤 3.%-\r\n，。㐀", max_size=40))
def test_any_mixture_is_cut_as_jieba_cuts_it(tokenizer, text):
    assert cut(text) == tokenizer.lcut(text, HMM=False)


@pytest.mark.parametrize(
    ("text", "expected"), [("慰问敬老院", "v"), ("固原小学", "ns"), ("", ""), ("学", ""), ("㐀㐀", ""), ("abc", "")]
)
def test_class_of_the_longest_word_at_the_head(text, expected):
    assert class_at(text, 0, len(text)) == expected


def test_a_character_whose_words_stand_apart_keeps_all_of_them():
    words = Frequencies(Dictionary("学校 9 n\n工作 7 vn\n学生 5 n\nab 3 n\nac 2 n\n".encode()))
    assert {word: words[word] for word in words} == {
        "学": 0, "学校": 9, "学生": 5, "工": 0, "工作": 7, "a": 0, "ab": 3, "ac": 2,
    }  # fmt: skip
    assert words.get("校") == 0
    assert "校" not in words
    assert words.get("校", 1) == 1


def test_a_character_asked_for_alone_has_the_frequency_of_its_own_line(tokenizer):
    words = Frequencies(installed())
    asked = "学校的𠀀㐀a龢,\n" + "".join(map(chr, range(0x4E00, 0x9FA6, 5)))
    assert [words.get(char, -1) for char in asked] == [tokenizer.FREQ.get(char, -1) for char in asked]
    assert [char in words for char in asked] == [char in tokenizer.FREQ for char in asked]


def test_the_first_and_the_last_line_are_found_alone():
    words = Frequencies(Dictionary("工 7 n\n工作 5 v\n学校 9 n\n学 3 v\n".encode()))
    assert [words.get(char, -1) for char in "工学校"] == [7, 3, -1]


@pytest.mark.parametrize("start", ["学", "工作", "安全生", "㐀"])
def test_what_a_beginning_goes_on_with(start, tokenizer):
    longer = {word: n for word, n in tokenizer.FREQ.items() if len(word) == len(start) + 1 and word.startswith(start)}
    assert frequencies().following(start) == {word[-1]: n for word, n in longer.items()}


def test_a_word_is_counted_and_its_beginning_is_not():
    words = Frequencies(Dictionary("工作者 70 n\n工 7 n\n".encode()))
    assert [words.count(word) for word in ("工作者", "工作", "工", "作")] == [70, 0, 7, 0]
