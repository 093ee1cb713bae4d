"""Joined views over the tables, as SQL: what analysts ask first, without writing the joins themselves."""

from __future__ import annotations

# Headings from the outermost to the section itself, such as ['一、工作目标', '(一)教学质量'].
# Under a calendar's 三月份 the marker is the heading.
_SECTIONS_FULL = """
with recursive labels as (
  select section_id, parent_id, heading,
         case when starts_with(coalesce(heading, ''), coalesce(marker, '')) then coalesce(heading, '')
              else coalesce(marker, '') || coalesce(heading, '') end as label
    from sections
), trail as (
  select section_id, [label] as headings from labels where parent_id is null and heading is not null
  union all
  select s.section_id, t.headings || [s.label] from labels s join trail t on s.parent_id = t.section_id
)
select s.*, coalesce(t.headings, []) as headings, p.title as plan_title, p.ordinal as plan_ordinal, d.source
  from sections s join plans p using (plan_id) join documents d on d.doc_id = s.doc_id
  left join trail t using (section_id)
"""

_PLACE = """s.heading as section_heading, s.role as section_role, s.path as section_path, s.headings,
       p.title as plan_title, p.kind as plan_kind, p.issuer, p.issuer_level, p.period, o.source, o.published"""
_JOINS = """join plans p on p.plan_id = r.plan_id join documents o on o.doc_id = r.doc_id
  left join sections_full s on s.section_id = r.section_id"""


def _linked(table: str, key: str, other: str, other_key: str, values: str) -> str:
    """A subquery: per record the values of the records it links to, in the order of its list."""
    return f"""(select {key}, {values} from
    (select {key}, unnest({other_key}s) as {other_key}, generate_subscripts({other_key}s, 1) as place from {table}) u
    join {other} x using ({other_key}) group by {key})"""  # noqa: S608 - names of this module, no input


_PARTIES = """list(x.name order by place) as parties, list(x.canonical order by place) as parties_canonical,
    list(x.duty order by place) as duties"""
_DATES = """list(x.text order by place) as dates,
    list(x.freq order by place) filter (x.freq is not null) as frequencies,
    min(x.first_day) as first_day, max(x.last_day) as last_day"""
_QUOTAS = """list(x.text order by place) as quotas, first(x.subject order by place) as quota_subject,
    first(x.cmp order by place) as quota_cmp, first(x.min order by place) as quota_min,
    first(x.max order by place) as quota_max, first(x.unit order by place) as quota_unit"""

_TASKS_FULL = f"""
select r.*, coalesce(a.parties, []) as parties, coalesce(a.parties_canonical, []) as parties_canonical,
       coalesce(a.duties, []) as duties, coalesce(b.dates, []) as dates, coalesce(b.frequencies, []) as frequencies,
       b.first_day, b.last_day, coalesce(c.quotas, []) as quotas, c.quota_subject, c.quota_cmp, c.quota_min,
       c.quota_max, c.quota_unit, {_PLACE}
  from tasks r {_JOINS}
  left join {_linked("tasks", "task_id", "parties", "party_id", _PARTIES)} a on a.task_id = r.task_id
  left join {_linked("tasks", "task_id", "dates", "date_id", _DATES)} b on b.task_id = r.task_id
  left join {_linked("tasks", "task_id", "quotas", "quota_id", _QUOTAS)} c on c.task_id = r.task_id
"""  # noqa: S608 - put together from the constants above

_GOALS_FULL = f"""
select r.*, coalesce(b.dates, []) as dates, b.first_day, b.last_day, coalesce(c.quotas, []) as quotas,
       c.quota_subject, c.quota_cmp, c.quota_min, c.quota_max, c.quota_unit, {_PLACE}
  from goals r {_JOINS}
  left join {_linked("goals", "goal_id", "dates", "date_id", _DATES)} b on b.goal_id = r.goal_id
  left join {_linked("goals", "goal_id", "quotas", "quota_id", _QUOTAS)} c on c.goal_id = r.goal_id
"""  # noqa: S608 - put together from the constants above

_RECORDS = " union all ".join(
    f"select {key} as record_id, '{table}' as kind, {text} as text, rule, section_id, plan_id, doc_id,"  # noqa: S608
    f' start, "end", raw_start, raw_end from {table}'
    for table, key, text in (
        ("goals", "goal_id", "text"),
        ("dates", "date_id", "text"),
        ("quotas", "quota_id", "text"),
        ("parties", "party_id", "name"),
        ("tasks", "task_id", "text"),
    )
)

_DOCUMENTS_FULL = """
select d.*, coalesce(n.goals, 0) as goals, coalesce(n.dates, 0) as dates, coalesce(n.quotas, 0) as quotas,
       coalesce(n.parties, 0) as parties, coalesce(n.tasks, 0) as tasks
  from documents d left join (
    select doc_id, count(*) filter (kind = 'goals') as goals, count(*) filter (kind = 'dates') as dates,
           count(*) filter (kind = 'quotas') as quotas, count(*) filter (kind = 'parties') as parties,
           count(*) filter (kind = 'tasks') as tasks
      from records group by doc_id) n using (doc_id)
"""

# Name -> (what a row is, the query, the tables and views that it reads). Later ones may read earlier ones.
VIEWS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "sections_full": (
        "a section with the headings that lead to it, its plan's title and its source",
        _SECTIONS_FULL,
        ("sections", "plans", "documents"),
    ),
    "records": (
        "a goal, date, quota, party or task with its kind and place",
        _RECORDS,
        ("goals", "dates", "quotas", "parties", "tasks"),
    ),
    "tasks_full": (
        "a task with the names, dates and quantities it carries, its section, plan and source",
        _TASKS_FULL,
        ("tasks", "parties", "dates", "quotas", "sections_full", "plans", "documents"),
    ),
    "goals_full": (
        "a goal with the dates and quantities inside it, its section, plan and source",
        _GOALS_FULL,
        ("goals", "dates", "quotas", "sections_full", "plans", "documents"),
    ),
    "documents_full": (
        "a document with its number of goals, dates, quotas, parties and tasks",
        _DOCUMENTS_FULL,
        ("documents", "records"),
    ),
}
