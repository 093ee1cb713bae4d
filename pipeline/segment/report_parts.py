"""Lines that divide a report by its periods without a number: 2024年工作回顾, 下一步工作打算."""

from __future__ import annotations

import re

_AHEAD = "(?:下一?步|下一?阶段|今后(?:一段时[期间])?|明年|来年|下半年|下学[期年]|下一?个?季度|近期|下一?年度?)"
_YEAR = r"(?:20[0-9]{2}|20[xX]{2}|[xX]{2})(?:[-—–~至](?:20)?[0-9xX]{2,4})?(?:年度?|学年度?)(?:第?[一二上下]学期)?"
_KIND = "(?:主要|重点|总体|具体|各项|中心)?"
_PLANNED = "(?:计划|打算|安排|设想|思路|部署|措施|建议|规划|努力(?:的)?方向|改进(?:措施|方向|意见)|要点)"
_NAMED = "(?:目标|重点|任务|思路|打算|设想|回顾|情况|成效|成绩|亮点|完成情况|开展情况)"
_PART = re.compile(
    f"{_AHEAD}的?{_KIND}(?:工作)?(?:的)?{_KIND}(?:{_PLANNED}|{_NAMED})(?:和{_PLANNED})?"
    f"|{_YEAR}的?{_KIND}工作(?:的)?{_KIND}{_NAMED}(?:任务)?|{_YEAR}的?{_KIND}(?:{_NAMED}|工作)"
)
# In a report that says so in its title (2024年工作总结和2025年工作计划), the names of its halves.
_HALF = re.compile(f"{_YEAR}(?:的)?{_KIND}(?:工作)?(?:总结|计划|打算|安排|规划|要点|汇报)")
_FIRST = frozenset("下今明来近2xX")  # what such lines begin with: a cheap look before the patterns


def divides_report(line: str) -> bool:
    """Whether a line is nothing but the name of such a part.

    >>> [divides_report(line) for line in ("2024年工作回顾", "下一步工作打算", "2025年工作计划", "青山村工作回顾")]
    [True, True, False, False]
    """
    return line[:1] in _FIRST and _PART.fullmatch(line) is not None


def is_half(line: str) -> bool:
    """Whether a line is the name of a report's half, where its title announces both (2024年工作总结).

    >>> is_half("2024年工作总结"), is_half("青山村2024年工作总结")
    (True, False)
    """
    return line[:1] in _FIRST and _HALF.fullmatch(line) is not None
