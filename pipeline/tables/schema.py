"""The data dictionary: every table, column, type, unit and meaning, as Arrow schemas.

The descriptions travel in each column's field metadata (`description`), the table's own in the schema metadata.
Offsets are code points, half-open; ids extend `doc_id` by ordinals and sort in text order.
"""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = "2"

_STRING, _INT, _FLOAT, _SCORE = pa.string(), pa.int32(), pa.float64(), pa.float32()
_IDS = pa.list_(pa.field("element", pa.string(), nullable=False))

Column = tuple[str, pa.DataType, str]

_DOC: Column = ("doc_id", _STRING, "document: first 16 hex digits of the SHA-256 of the source's bytes")
_PLAN: Column = ("plan_id", _STRING, "plan this belongs to")
_SECTION: Column = ("section_id", _STRING, "innermost section this stands in; null outside every section")
_CLEAN: tuple[Column, ...] = (
    ("start", _INT, "start in plans.text, code points"),
    ("end", _INT, "end in plans.text, code points, exclusive"),
)
_RAW: tuple[Column, ...] = (
    ("raw_start", _INT, "start in the decoded source, code points"),
    ("raw_end", _INT, "end in the decoded source, code points, exclusive"),
)
_PLACED: tuple[Column, ...] = (_SECTION, _PLAN, _DOC)
_RULE: Column = ("rule", _STRING, "name of the rule that made this record")
_CONFIDENCE: Column = ("score", _SCORE, "confidence of the rule, 0 to 1")

TABLES: dict[str, tuple[str, tuple[Column, ...]]] = {
    "documents": (
        "one row per source file",
        (
            _DOC,
            ("source", _STRING, "path relative to the input folder, with /; a page of an archive as archive!/page"),
            ("url", _STRING, "address the page was fetched from, where a dump or web archive says so"),
            ("format", _STRING, "txt, html, md, docx or pdf; null where the source could not be read"),
            ("sha256", _STRING, "SHA-256 of the source's bytes, hex"),
            ("bytes", pa.int64(), "size of the source, bytes"),
            ("encoding", _STRING, "Python codec that decodes the source to its raw text; null for docx and pdf"),
            ("script", _STRING, "script of the text: hans, hant or mixed"),
            ("title", _STRING, "title that the page gives itself"),
            ("site", _STRING, "site that the page names"),
            ("published", pa.timestamp("ms"), "local time of the page's publishing line, without zone"),
            ("author", _STRING, "author that the page names"),
            ("raw_chars", _INT, "length of the decoded source, code points"),
            ("clean_chars", _INT, "length of all plan texts together, code points"),
            ("plans", _INT, "number of plans"),
            ("status", _STRING, "ok, partial (some text or a stage was lost) or rejected (no plan text)"),
            ("other_sources", _IDS, "further paths with the same bytes"),
            ("continues", _STRING, "doc_id of the page that this one continues"),
            ("next_page", _STRING, "link to the page that continues this one, as written"),
            ("raw_text", _STRING, "text that raw offsets count in, for pages of archives and for docx and pdf as read"),
            ("fingerprint", _STRING, "of code, configuration, lexicons and library versions"),
        ),
    ),
    "plans": (
        "one row per plan in a document",
        (
            _PLAN,
            _DOC,
            ("ordinal", _INT, "place among the document's plans, from 1"),
            ("title", _STRING, "title as printed; null when there is none"),
            ("kind", _STRING, "plan, scheme, summary, rules or other"),
            ("issuer", _STRING, "body whose plan it is when the text says so"),
            ("issuer_level", _STRING, "school, township, county, city, province, national or null"),
            ("period", _STRING, "ISO 8601 interval or EDTF; XXXX for an unknown year"),
            ("period_start", _STRING, "first ISO day of the period; XXXX for an unknown year"),
            ("period_end", _STRING, "last ISO day of the period, inclusive; XXXX for an unknown year"),
            *_RAW,
            ("text", _STRING, "clean text of the plan, the text that start and end count in"),
        ),
    ),
    "sections": (
        "one row per heading or untitled block",
        (
            ("section_id", _STRING, "section"),
            _PLAN,
            _DOC,
            ("parent_id", _STRING, "section that holds this one; null at the top"),
            ("ordinal", _INT, "place among the plan's sections, from 1"),
            ("path", _STRING, "place in the outline, such as 1.3.2"),
            ("level", _INT, "1 = outermost in its plan; 0 for an untitled block"),
            ("marker", _STRING, "marker as printed; empty when unnumbered or lost"),
            ("heading", _STRING, "title without its marker; null for an untitled block"),
            ("role", _STRING, "what the section is for: goals, tasks, organization, schedule …"),
            *_CLEAN,
            *_RAW,
            ("heading_raw_start", _INT, "start of the heading in the decoded source; null without heading"),
            ("heading_raw_end", _INT, "end of the heading in the decoded source, exclusive; null without heading"),
            ("body_start", _INT, "start of its own body in plans.text"),
            ("body_end", _INT, "end of its own body in plans.text, exclusive"),
            ("text", _STRING, "its own body without its children"),
            _RULE,
        ),
    ),
    "goals": (
        "one row per goal: a clause that states an intended end state or target",
        (
            ("goal_id", _STRING, "goal"),
            *_PLACED,
            ("text", _STRING, "the clause"),
            *_CLEAN,
            *_RAW,
            ("kind", _STRING, "target (has a quota or a deadline of its own) or aim"),
            ("place", _STRING, "section_goal (in a goals section) or inline"),
            ("quota_ids", _IDS, "quotas inside the clause"),
            ("date_ids", _IDS, "dates inside the clause"),
            _RULE,
            _CONFIDENCE,
        ),
    ),
    "dates": (
        "one row per date expression",
        (
            ("date_id", _STRING, "date"),
            *_PLACED,
            ("text", _STRING, "the expression"),
            *_CLEAN,
            *_RAW,
            ("type", _STRING, "DATE, SET or DURATION; a range is a DATE with both ends"),
            ("value", _STRING, "TIMEX3 value as written"),
            ("edtf", _STRING, "EDTF (ISO 8601-2) where it has one"),
            ("first", _STRING, "first ISO day as expression, sentence and heading give it; XXXX for an unknown year"),
            ("last", _STRING, "last ISO day, inclusive, likewise"),
            ("first_day", pa.date32(), "first day, resolved; null while the year is unknown"),
            ("last_day", pa.date32(), "last day, inclusive, resolved; null while the year is unknown"),
            ("year_source", _STRING, "where the year comes from: text, sentence, section, plan, page or none"),
            ("mod", _STRING, "before, after, approx, start, mid, end or null"),
            ("freq", _STRING, "recurrence as RRULE FREQ and INTERVAL (RFC 5545)"),
            _RULE,
        ),
    ),
    "quotas": (
        "one row per quantity: a number with what it counts",
        (
            ("quota_id", _STRING, "quota"),
            *_PLACED,
            ("text", _STRING, "comparator, number and unit"),
            *_CLEAN,
            *_RAW,
            ("modality", _STRING, "prescribed (the plan demands, limits or promises it) or fact"),
            ("cmp", _STRING, "eq, ge, le, gt, lt, approx or range"),
            ("min", _FLOAT, "least value, in the unit; null when unbounded"),
            ("max", _FLOAT, "greatest value, in the unit; null when unbounded"),
            ("unit", _STRING, "unit as printed"),
            ("dimension", _STRING, "count, percent, money, time, score, area …"),
            ("subject", _STRING, "what is counted or measured"),
            ("per", _STRING, "base of a rate: ISO 8601 duration (P1W) or unit (人, 校); null when none"),
            _RULE,
        ),
    ),
    "parties": (
        "one row per mention of a responsible party",
        (
            ("party_id", _STRING, "party mention"),
            *_PLACED,
            ("name", _STRING, "the actor's name as printed"),
            *_CLEAN,
            *_RAW,
            ("kind", _STRING, "organization, department, role, group or person"),
            ("duty", _STRING, "lead, support, head, deputy, member, implement or supervise"),
            ("basis", _STRING, "list, explicit or subject"),
            ("canonical", _STRING, "the name without determiners, one spelling per document"),
            _RULE,
            _CONFIDENCE,
        ),
    ),
    "tasks": (
        "one row per planned action with its date, quota or party",
        (
            ("task_id", _STRING, "task"),
            *_PLACED,
            ("text", _STRING, "the action clause"),
            *_CLEAN,
            *_RAW,
            ("party_ids", _IDS, "who does it"),
            ("date_ids", _IDS, "by when or how often"),
            ("quota_ids", _IDS, "how much"),
            _RULE,
            _CONFIDENCE,
        ),
    ),
    "edits": (
        "one row per change made to the raw text",
        (
            _DOC,
            ("kind", _STRING, "kind of noise or damage, or html, script, whitespace"),
            _RULE,
            *_RAW,
            ("before", _STRING, "raw text of the region; null in the summary row of script conversion"),
            ("after", _STRING, "what it reads now; empty where it was removed, the same for a hole that stays"),
            ("score", _SCORE, "confidence of the change, 0 to 1"),
        ),
    ),
    "problems": (
        "one row per trouble met",
        (
            ("doc_id", _STRING, "document; null where the source could not be read at all"),
            ("source", _STRING, "path of the source"),
            ("stage", _STRING, "stage that met it"),
            ("code", _STRING, "what it was, in one word"),
            ("severity", _STRING, "note, warning or error"),
            ("message", _STRING, "one sentence: what happened and what was done"),
            *_RAW,
        ),
    ),
    "runs": (
        "one row per run",
        (
            ("run_id", _STRING, "run"),
            ("started", pa.timestamp("ms", tz="UTC"), "start of the run"),
            ("finished", pa.timestamp("ms", tz="UTC"), "end of its page work"),
            ("documents", _INT, "documents in the tables after the run"),
            ("processed", _INT, "documents that the run processed, whole or in part"),
            ("kept", _INT, "documents whose rows the run took over unchanged"),
            ("rejected", _INT, "documents without plan text"),
            ("fingerprint", _STRING, "of code, configuration, lexicons and library versions"),
            ("schema_version", _STRING, "version of these tables"),
            ("versions", pa.map_(pa.string(), pa.string()), "library -> version"),
            ("seconds", pa.map_(pa.string(), pa.float64()), "stage -> seconds of work in this run, of all workers"),
        ),
    ),
}


def schema_of(table: str) -> pa.Schema:
    """The Arrow schema of a table, with descriptions in the metadata. Raises KeyError for an unknown table.

    >>> schema_of("goals").field("text").metadata[b"description"].decode()
    'the clause'
    """
    description, columns = TABLES[table]
    fields = [pa.field(name, kind, metadata={"description": meaning}) for name, kind, meaning in columns]
    return pa.schema(fields, metadata={"description": description, "schema_version": SCHEMA_VERSION})
