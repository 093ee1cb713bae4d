"""Frames for the matrix of tasks: name, what stands under the heading, the tasks expected.

Expected tasks read `text | parties | dates | quotas`, names joined by `+`; words in braces are a sector's.
"""

from __future__ import annotations

Frame = tuple[str, str, list[str]]

CARRIERS: list[Frame] = [
    ("set", "每季度{a0}。", ["每季度{a0} | | 每季度 | "]),
    ("set_behind_actor", "{actor}每季度{a0}。", ["{actor}每季度{a0} | {actor} | 每季度 | "]),
    ("set_modal", "{actor}每周要{a0}。", ["{actor}每周要{a0} | {actor} | 每周 | "]),
    ("set_bare_modal", "要每月{a0}。", ["要每月{a0} | | 每月 | "]),
    ("deadline", "6月底前{a0}。", ["6月底前{a0} | | 6月底前 | "]),
    ("deadline_actor", "{actor}要在9月20日前{a0}。", ["{actor}要在9月20日前{a0} | {actor} | 9月20日前 | "]),
    ("deadline_actor_behind", "9月20日前,{actor}要{a0}。", ["9月20日前,{actor}要{a0} | {actor} | 9月20日前 | "]),
    ("range", "3月1日至4月15日{a0}。", ["3月1日至4月15日{a0} | | 3月1日至4月15日 | "]),
    ("day_of_month", "每月5日前由{office}{a0}。", ["每月5日前由{office}{a0} | {office} | 每月5日前 | "]),
    ("year_with_month", "2031年5月,{a0}。", ["2031年5月,{a0} | | 2031年5月 | "]),
    ("quarter", "第二季度{a0}。", ["第二季度{a0} | | 第二季度 | "]),
    ("half_year", "上半年{a0},{a1}。", ["上半年{a0} | | 上半年 | "]),
    ("amount", "{c0}。", ["{c0} | | | {q0}"]),
    ("amount_modal", "全年要{c0}。", ["全年要{c0} | | 全年 | {q0}"]),
    ("amount_atleast", "{p0}不少于{q0}。", ["{p0}不少于{q0} | | | 不少于{q0}"]),
    ("amount_actor", "{actor}{c0}以上。", ["{actor}{c0}以上 | {actor} | | {q0}以上"]),
    ("amount_set", "{actor}每年{c0}以上。", ["{actor}每年{c0}以上 | {actor} | 每年 | {q0}以上"]),
    ("by_office", "由{office}{a0}。", ["由{office}{a0} | {office} | | "]),
    ("said_by_office", "{topic}由{office}负责。", ["{topic}由{office}负责 | {office} | | "]),
    (
        "said_by_office_work",
        "{topic}工作由{office}具体负责,{helper}协助。",
        ["{topic}工作由{office}具体负责,{helper}协助 | {office}+{helper} | | "],
    ),
    ("office_leads", "{office}牵头{a0}。", ["{office}牵头{a0} | {office} | | "]),
    (
        "office_leads_helper",
        "{office}牵头,{helper}配合,{a0}。",
        ["{office}牵头,{helper}配合,{a0} | {office}+{helper} | | "],
    ),
    (
        "led_behind",
        "{a0},由{office}牵头、{helper}配合。",
        ["{a0},由{office}牵头、{helper}配合 | {office}+{helper} | | "],
    ),
    (
        "led_behind_comma",
        "{a0},由{office}牵头,{helper}配合。",
        ["{a0},由{office}牵头,{helper}配合 | {office}+{helper} | | "],
    ),
    ("led_behind_resp", "{a0},{office}牵头负责。", ["{a0},{office}牵头负责 | {office} | | "]),
    ("with_helper", "会同{helper}{a0}。", ["会同{helper}{a0} | {helper} | | "]),
    ("actor_with_helper", "{office}会同{helper}{a0}。", ["{office}会同{helper}{a0} | {office}+{helper} | | "]),
    ("joint_comma", "{office}要联合{helper},{a0}。", ["{office}要联合{helper},{a0} | {office}+{helper} | | "]),
    ("someone", "{a0},明确专人负责。", ["{a0},明确专人负责 | 专人 | | "]),
    ("someone_by_what", "依据岗位职责,明确专人负责,{a0}。", ["依据岗位职责,明确专人负责 | 专人 | | "]),
    (
        "someone_by_what2",
        "{actor}要结合实际,指定专人负责,{a0},{a1}。",
        ["{actor}要结合实际,指定专人负责 | {actor}+专人 | | "],
    ),
]

# several clauses, dates, amounts and sub-points
CLAUSES: list[Frame] = [
    ("then_action", "{actor}每月{a0},{a1}。", ["{actor}每月{a0} | {actor} | 每月 | "]),
    ("then_aim", "每月{a0},{aim}。", ["每月{a0} | | 每月 | "]),
    ("then_goal", "{actor}每月{a0},{goal}。", ["{actor}每月{a0} | {actor} | 每月 | "]),
    ("action_then", "{a0},每月{a1}。", ["每月{a1} | | 每月 | "]),
    ("actor_action_then", "{actor}要{a0},每月{a1}。", ["每月{a1} | {actor} | 每月 | "]),
    ("aim_first", "为{aim},每半年{a0}。", ["每半年{a0} | | 每半年 | "]),
    ("aim_first_actor", "为{aim},{actor}每半年{a0}。", ["{actor}每半年{a0} | {actor} | 每半年 | "]),
    (
        "means_first",
        "通过现场察看、座谈询问等方式,{actor}每半年{a0}。",
        ["通过现场察看、座谈询问等方式,{actor}每半年{a0} | {actor} | 每半年 | "],
    ),
    ("by_what_first", "按照年度安排,{office}于5月{a0}。", ["按照年度安排,{office}于5月{a0} | {office} | 5月 | "]),
    ("two_dates_comma", "4月底前{a0},8月底前{a1}。", ["4月底前{a0} | | 4月底前 | ", "8月底前{a1} | | 8月底前 | "]),
    ("two_dates_semi", "4月底前{a0};8月底前{a1}。", ["4月底前{a0} | | 4月底前 | ", "8月底前{a1} | | 8月底前 | "]),
    (
        "two_sets_actor",
        "{actor}每周{a0},每月{a1}。",
        ["{actor}每周{a0} | {actor} | 每周 | ", "每月{a1} | {actor} | 每月 | "],
    ),
    ("three_dates", "2月{a0},5月{a1},11月{a2}。", ["2月{a0} | | 2月 | ", "5月{a1} | | 5月 | ", "11月{a2} | | 11月 | "]),
    (
        "two_amounts_semi",
        "{actor}每学期{c0};{c1}。",
        ["{actor}每学期{c0} | {actor} | 每学期 | {q0}", "{c1} | {actor} | 每学期 | {q1}"],
    ),
    ("two_amounts_comma", "{actor}全年{c0},{c1}。", ["{actor}全年{c0},{c1} | {actor} | 全年 | {q0}+{q1}"]),
    ("two_amounts_comma_set", "每年{c0},{c1}。", ["每年{c0},{c1} | | 每年 | {q0}+{q1}"]),
    (
        "amount_own_actor",
        "{actor}每季度{c0},{other}每季度{c1}。",
        ["{actor}每季度{c0} | {actor} | 每季度 | {q0}", "{other}每季度{c1} | {other} | 每季度 | {q1}"],
    ),
    (
        "amount_own_actor_no_set",
        "{actor}每季度{c0},{other}{c1}。",
        ["{actor}每季度{c0} | {actor} | 每季度 | {q0}", "{other}{c1} | {other} | | {q1}"],
    ),
    (
        "own_office",
        "{topic}由{office}负责,档案由{helper}负责。",
        ["{topic}由{office}负责 | {office} | | ", "档案由{helper}负责 | {helper} | | "],
    ),
    (
        "numbered_words",
        "一是每季度{a0};二是10月底前{a1};三是{a2}。",
        ["每季度{a0} | | 每季度 | ", "10月底前{a1} | | 10月底前 | "],
    ),
    (
        "numbered_words_stop",
        "一是每季度{a0}。二是10月底前{a1}。三是{a2}。",
        ["每季度{a0} | | 每季度 | ", "10月底前{a1} | | 10月底前 | "],
    ),
    (
        "numbered_actor",
        "{actor}要做到:一是每季度{a0};二是10月底前{a1}。",
        ["每季度{a0} | {actor} | 每季度 | ", "10月底前{a1} | {actor} | 10月底前 | "],
    ),
    (
        "list_actor",
        "{actor}要做到:\n1.每季度{a0};\n2.10月底前{a1};\n3.{a2}。",
        ["每季度{a0} | {actor} | 每季度 | ", "10月底前{a1} | {actor} | 10月底前 | "],
    ),
    (
        "list_plain",
        "1.每季度{a0}。\n2.10月底前{a1}。\n3.{a2}。",
        ["每季度{a0} | | 每季度 | ", "10月底前{a1} | | 10月底前 | "],
    ),
    ("demand_behind", "{actor}每月{a0},要求记录完整。", ["{actor}每月{a0},要求记录完整 | {actor} | 每月 | "]),
    (
        "demand_amount",
        "督促{actor}{a0},要求每月不少于2次。",
        ["督促{actor}{a0},要求每月不少于2次 | {actor} | 每月 | 不少于2次"],
    ),
    (
        "each_time",
        "{actor}每月{a0},每次不少于2小时。",
        ["{actor}每月{a0},每次不少于2小时 | {actor} | 每月 | 不少于2小时"],
    ),
    ("reported", "{a0},结果于每月25日前报{office}。", ["结果于每月25日前报{office} | | 每月25日前 | "]),
    ("result_behind", "{office}每半年{a0},及时发现薄弱环节。", ["{office}每半年{a0} | {office} | 每半年 | "]),
    ("use_result_behind", "{office}每半年{a0},对发现的问题限期整改。", ["{office}每半年{a0} | {office} | 每半年 | "]),
    ("case_in_front", "{case},{actor}要在2小时内{a0}。", ["{actor}要在2小时内{a0} | {actor} | | 2小时内"]),
    ("bracket_charge", "{a0}({office}负责)。", ["{a0}({office}负责) | {office} | | "]),
    (
        "bracket_charge_two",
        "{a0}({office}牵头,{helper}配合)。",
        ["{a0}({office}牵头,{helper}配合) | {office}+{helper} | | "],
    ),
    ("bracket_behind_stop", "{a0},{a1}。({office}负责)", ["{a0},{a1}。({office}负责) | {office} | | "]),
    (
        "bracket_label",
        "1.{a0},{a1}。(责任单位:{office})\n2.{a2}。(责任单位:{helper})",
        ["{a0},{a1}。(责任单位:{office}) | {office} | | ", "{a2}。(责任单位:{helper}) | {helper} | | "],
    ),
    (
        "bracket_deadline",
        "1.{a0}(6月底前完成)。\n2.{a1}(9月底前完成)。",
        ["{a0}(6月底前完成) | | 6月底前 | ", "{a1}(9月底前完成) | | 9月底前 | "],
    ),
    (
        "label_line",
        "1.{a0}。\n责任单位:{office}\n完成时限:6月底前\n2.{a1}。\n责任单位:{helper}\n完成时限:9月底前",
        ["{a0} | {office} | 6月底前 | ", "{a1} | {helper} | 9月底前 | "],
    ),
    (
        "label_same_line",
        "1.{a0}。责任单位:{office},完成时限:6月底前\n2.{a1}。责任单位:{helper},完成时限:9月底前",
        [
            "{a0}。责任单位:{office},完成时限:6月底前 | {office} | 6月底前 | ",
            "{a1}。责任单位:{helper},完成时限:9月底前 | {helper} | 9月底前 | ",
        ],
    ),
    ("deadline_behind", "{a0},6月底前完成。", ["{a0},6月底前完成 | | 6月底前 | "]),
    (
        "deadline_behind_actor",
        "{actor}要{a0},于6月底前全部完成。",
        ["{actor}要{a0},于6月底前全部完成 | {actor} | 6月底前 | "],
    ),
    ("said_at_meeting", "在每月召开的例会上,{office}{a0}。", ["在每月召开的例会上,{office}{a0} | {office} | 每月 | "]),
    ("during", "春节期间,{actor}要{a0}。", ["春节期间,{actor}要{a0} | {actor} | 春节期间 | "]),
    (
        "group_founded",
        "成立由{office}和{helper}组成的专项工作组,负责{topic}的督查。",
        ["成立由{office}和{helper}组成的专项工作组,负责{topic}的督查 | {office}+{helper}+专项工作组 | | "],
    ),
    ("in_person", "主要领导要亲自抓,{a0}。", ["主要领导要亲自抓,{a0} | 主要领导 | | "]),
    ("first_responsible", "{topic}实行{office}负责制。", ["{topic}实行{office}负责制 | {office} | | "]),
    ("same_time", "同时,{actor}每季度{a0}。", ["{actor}每季度{a0} | {actor} | 每季度 | "]),
    ("object_first", "对{topic}情况每月通报一次。", ["对{topic}情况每月通报一次 | | 每月 | 一次"]),
    (
        "object_first_actor",
        "{office}对{topic}情况每月检查两次。",
        ["{office}对{topic}情况每月检查两次 | {office} | 每月 | 两次"],
    ),
    (
        "topic_first",
        "{topic}每月考核一次,由{office}组织实施。",
        ["{topic}每月考核一次,由{office}组织实施 | {office} | 每月 | 一次"],
    ),
    ("day_kept", "利用6月5日世界环境日,{a0}。", ["利用6月5日世界环境日,{a0} | | 6月5日+世界环境日 | "]),
    ("agent_means", "{actor}要利用宣传栏等,每月{a0}。", ["{actor}要利用宣传栏等,每月{a0} | {actor} | 每月 | "]),
    ("agent_action", "{actor}要更新宣传栏,每月{a0}。", ["每月{a0} | {actor} | 每月 | "]),
    ("done_to", "对重点部位,每周检查1次。", ["对重点部位,每周检查1次 | | 每周 | 1次"]),
    ("done_to_case", "对推进缓慢的,每周调度1次。", ["每周调度1次 | | 每周 | 1次"]),
    ("amount_alone", "安排专人{a0},每月不少于2次。", ["安排专人{a0},每月不少于2次 | 专人 | 每月 | 不少于2次"]),
    ("date_agent_aim", "在5月,{actor}{a0},{aim}。", ["在5月,{actor}{a0} | {actor} | 5月 | "]),
    ("first_day", "开工第一天,{office}于3月2日{a0}。", ["开工第一天,{office}于3月2日{a0} | {office} | 3月2日 | "]),
    ("charge_then", "由{office}负责协调,{a0}。", ["由{office}负责协调,{a0} | {office} | | "]),
    (
        "seats_set_up",
        "成立专班,由{office}负责人任组长,{a0}。",
        ["成立专班,由{office}负责人任组长 | {office}负责人 | | "],
    ),
    ("rest_in_brackets", "{a0}。(由{office}牵头,6月底前完成)", ["{a0} | {office} | 6月底前 | "]),
    (
        "seats",
        "由{office}负责人任组长,{helper}负责人任副组长。",
        ["由{office}负责人任组长,{helper}负责人任副组长 | {office}负责人+{helper}负责人 | | "],
    ),
]

# headings, stages, lists and labels
LAYOUTS: list[Frame] = [
    (
        "calendar_items",
        "三月份:\n1.{a0}。\n2.{t0}。\n四月份:\n1.{t1}。\n2.{a1},{aim}。",
        ["{a0} | | 三月份 | ", "{t0} | | 三月份 | ", "{t1} | | 四月份 | ", "{a1} | | 四月份 | "],
    ),
    (
        "calendar_run",
        "3月:{a0};{t0}。\n4月:{t1};{a1}。",
        ["{a0} | | 3月 | ", "{t0} | | 3月 | ", "{t1} | | 4月 | ", "{a1} | | 4月 | "],
    ),
    (
        "calendar_clauses",
        "5月份\n1.{a0},{a1}。\n2.{t0}。\n6月份\n1.{a2}。",
        ["{a0},{a1} | | 5月份 | ", "{t0} | | 5月份 | ", "{a2} | | 6月份 | "],
    ),
    (
        "calendar_dated_item",
        "5月份:\n1.5月10日前{a0}。\n2.{t0}。\n6月份:\n1.{a1}。",
        ["5月10日前{a0} | | 5月10日前+5月份 | ", "{t0} | | 5月份 | ", "{a1} | | 6月份 | "],
    ),
    (
        "stage_heads",
        "(一)动员部署阶段(3月1日至3月15日)\n{actor}要{a0}。\n(二)集中整治阶段(3月16日至8月31日)\n{office}{a1},{a2}。",
        ["{actor}要{a0} | {actor} | 3月1日至3月15日 | ", "{office}{a1},{a2} | {office} | 3月16日至8月31日 | "],
    ),
    (
        "stage_items",
        "(一)动员部署阶段(3月1日至3月15日)\n1.{a0};\n2.{a1}。\n(二)总结提升阶段(9月)\n1.{a2}。",
        ["{a0} | | 3月1日至3月15日 | ", "{a1} | | 3月1日至3月15日 | ", "{a2} | | 9月 | "],
    ),
    (
        "stage_run",
        "第一阶段(3月1日至3月15日):{a0}。\n第二阶段(3月16日至8月31日):{a1}。",
        ["{a0} | | 3月1日至3月15日 | ", "{a1} | | 3月16日至8月31日 | "],
    ),
    (
        "heading_charge",
        "(一){topic}(责任单位:{office})\n1.{a0}。\n2.{a1}。\n(二)队伍建设(责任单位:{helper})\n1.{a2}。",
        ["{a0} | {office} | | ", "{a1} | {office} | | ", "{a2} | {helper} | | "],
    ),
    (
        "duty_lines",
        "{office}:{a0},{a1}。\n{helper}:{a2}。",
        ["{office}:{a0},{a1} | {office} | | ", "{helper}:{a2} | {helper} | | "],
    ),
    (
        "month_work",
        "3月份主要工作:\n1.{a0}。\n2.{a1}。\n4月份主要工作:\n1.{a2}。\n2.{a3}。",
        ["{a0} | | 3月份 | ", "{a1} | | 3月份 | ", "{a2} | | 4月份 | ", "{a3} | | 4月份 | "],
    ),
    (
        "month_acts",
        "(一)4月举办专题活动\n1.{a0}。\n2.{t0}。\n(二)9月举办专题活动\n1.{a1}。\n2.{a2}。",
        ["{a0} | | 4月 | ", "{t0} | | 4月 | ", "{a1} | | 9月 | ", "{a2} | | 9月 | "],
    ),
    (
        "stage_named_behind",
        "(一)3月1日至3月15日,动员部署。{actor}要{a0}。\n(二)3月16日至6月30日,集中整治。{actor}要{a1}。",
        ["{actor}要{a0} | {actor} | 3月1日至3月15日 | ", "{actor}要{a1} | {actor} | 3月16日至6月30日 | "],
    ),
    (
        "form_below",
        "(一){a0}\n时间:4月20日\n地点:一楼大厅\n(二){a1}\n时间:5月8日\n地点:一楼大厅",
        ["{a0} | | 4月20日 | ", "{a1} | | 5月8日 | "],
    ),
    (
        "who_sees_to_what",
        "音响:郑国强\n车辆:李晓明、王海燕",
        ["音响:郑国强 | 郑国强 | | ", "车辆:李晓明、王海燕 | 李晓明+王海燕 | | "],
    ),
    (
        "rows",
        "| 序号 | 工作任务 | 责任单位 | 完成时限 |\n"
        "| 1 | {a0} | {office} | 6月底前 |\n| 2 | {a1} | {helper} | 9月底前 |",
        [
            "1 | {a0} | {office} | 6月底前 | {office} | 6月底前 | ",
            "2 | {a1} | {helper} | 9月底前 | {helper} | 9月底前 | ",
        ],
    ),
    (
        "weeks",
        "第一周:{a0};{t0}。\n第二周:{a1};{a2}。",
        ["{a0} | | 第一周 | ", "{t0} | | 第一周 | ", "{a1} | | 第二周 | ", "{a2} | | 第二周 | "],
    ),
    (
        "number_glued_to_month",
        "1.每季度{a0}。\n2.10月底前{a1}。\n3.11月{a2}。",
        ["每季度{a0} | | 每季度 | ", "10月底前{a1} | | 10月底前 | ", "11月{a2} | | 11月 | "],
    ),
    (
        "run_in_heading",
        "1.加强管理。每季度{a0}。\n2.强化监督。{office}每月{a1}。",
        ["每季度{a0} | | 每季度 | ", "{office}每月{a1} | {office} | 每月 | "],
    ),
    (
        "date_column",
        "3.2-3.8\n{a0};\n{t0};\n3.9-3.15\n{a1};\n{a2};",
        ["{a0} | | 3.2-3.8 | ", "{t0} | | 3.2-3.8 | ", "{a1} | | 3.9-3.15 | ", "{a2} | | 3.9-3.15 | "],
    ),
    (
        "helper_with_date",
        "6月底前{a0},{helper}配合,{goal}。",
        ["6月底前{a0},{helper}配合 | {helper} | 6月底前 | "],
    ),
    (
        "measured_heading",
        "1.{t0}:每季度1次,合格率≥95%。\n2.{t1}:每月2次。",
        ["{t0}:每季度1次 | | 每季度 | 1次", "{t1}:每月2次 | | 每月 | 2次"],
    ),
    (
        "stage_announces",
        "(一)实施阶段(4月—10月):具体实施以下项目。\n1.{a0}。\n2.{a1}。",
        ["{a0} | | 4月—10月 | ", "{a1} | | 4月—10月 | "],
    ),
]

# what is none
NONE: list[Frame] = [
    ("no_carrier", "{actor}要{a0}。", []),
    ("no_carrier_bare", "{a0},{a1},{aim}。", []),
    ("vague_year", "今年,{actor}要{a0}。", []),
    ("vague_term", "本年度{a0}。", []),
    ("often", "定期{a0},不定期{a1}。", []),
    ("facts", "{fact}。", []),
    ("past", "{past}。", []),
    ("done", "今年3月已{a0}。", []),
    ("aim_only", "{goal},{aim}。", []),
    ("goal_share", "力争{topic}合格率达到98%以上。", []),
    ("goal_share_date", "到2031年底,{topic}达标率达到95%。", []),
    ("slot", "{a0},由  负责。", []),
    ("reference", "根据2029年印发的管理办法,{actor}要{a0}。", []),
    ("reference2", "按照市里《2030年重点工作清单》要求,{a0}。", []),
    ("question", "是否明确了{topic}的责任人?", []),
    ("announces", "重点抓好以下三项工作。", []),
    ("structure", "分三个阶段推进{topic}工作。", []),
    ("office_for", "{office}负责{topic},{a0},{a1}。", []),
    ("stage_said", "3月1日至5月31日为集中整治阶段。", []),
    ("condition_fact", "不足20人的单位可不设专职人员。", []),
    ("means_prohibited", "严禁每天加班加点。", []),
    ("past_year", "去年9月,{actor}{a0}。", []),
    ("past_since", "2029年以来,{actor}{c0}。", []),
    ("before_the_plan", "2029年11月,{office}{a0}。", []),
    ("share_of", "占总数的40%。", []),
    ("contact", "联系人:郑国强", []),
    ("places_and_names", "办公室设在{office}。", []),
    ("budget", "横幅300元,展板500元。", []),
    ("force", "本方案自2031年3月1日起施行。", []),
]
