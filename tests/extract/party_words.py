"""The words that the layouts of leading groups are printed with: names, titles, posts, bodies, teams, labels, work."""

from __future__ import annotations


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`教导处=department` and the like as pairs."""
    return tuple((word.partition("=")[0], word.partition("=")[2]) for word in text.split())


NAMES = _listed(
    """
周国栋 吴晓燕 郑文斌 王海 李雪梅 赵刚 钱立新 孙玉兰 冯涛 陈思远 褚卫东 冉红 蒋丽华 沈健
韩冬梅 杨波 朱建平 秦玲 尤佳 许志强 何芳 吕梅 施展 张永和 孔德明 曹军 严冰 华建设 金铭
魏然 陶敏 姜子龙 戚继勇 谢婷 邹凯 喻晓东 柏松 窦文 章诚 云飞 苏晓妹 潘长江 葛优美 范冰
彭丽 郎平 鲁智 韦春花 昌盛荣 马千里 苗青 凤兰英 方圆 俞敏 任重 袁野 柳叶青 鲍春来 史册华
唐诗琪 费翔 廉洁茹 岑参军 薛宝林 雷雨田 贺年 倪萍 汤媛媛 滕飞 殷桃 罗成 毕升华 郝帅 安然
常胜 乐怡 于和平 时光荣 欧阳震 司马青 上官云珠 诸葛亮亮 皇甫松 令狐建国 慕容雪 尉迟恭平
阿不都热合曼·买买提 古丽娜尔·艾山 扎西顿珠 卓玛拉姆 才让东智 乌兰图雅 艾尼瓦尔·玉素甫
德吉央宗 张全 李泽勇 高长春 林志和 郭富 徐立人 胡一平 洪七斤 刘三妹 段正淳 丁一 万里鹏
牛大力 熊英 温静 江山 白洁 石磊 田野 梁上君 宋词 余生海 高山峰 程前进 党建华 单田芳
查理想 仇和平 覃小莲 麦家宝 敖日格 宁静 祝福海 佘诗曼 付强 闫妮娜 肖战军 邓小岚 侯勇
龙飞虎 蒙恬恬 贾宝田 阎肃 汪洋 龚琳 卢俊 傅彪 夏雨荷 钟楚红 谭咏 廖凡 曾志 董洁 梁朝
宫雪花 郁金祥 欧豪 关晓彤 那英子 车晓芳 房祖强 佟丽
"""
)
# Heads, deputies and members of each sector, one sector a line; / joins the titles of each.
_SECTORS = """
校长/党支部书记、校长 副校长/工会主席/教导主任 总务主任/德育主任/少先队辅导员/教研组长/年级组长
院长/党委书记 副院长/业务副院长 医务科科长/护理部主任/院感科科长/外科主任/内科护士长
董事长/总经理 副总经理/安全总监/工会主席 生产部经理/车间主任/设备科长/安全员/人力资源部部长
镇长/镇党委副书记、镇长 副镇长/党委委员、副镇长/人大主席 财政所所长/派出所所长/农业服务中心主任/民政办主任
县委副书记、县长/县长 副县长/县政府办公室主任 县发改局局长/县财政局副局长/县教育局局长/县住建局党组书记
园长 副园长/保教主任 后勤主任/保健医/大班年级组长/食堂管理员
村党支部书记/村主任 村委会副主任/村会计 村妇女主任/民兵连长/治保主任/一组组长
局长/党组书记、局长 副局长/纪检组长/党组成员 办公室主任/法规股股长/综合科科长/指挥中心主任
党总支书记/街道党工委书记 办事处副主任/党工委副书记 社区书记/综治办主任/城管中队队长/司法所所长
"""
SECTORS = tuple(tuple(tuple(titles.split("/")) for titles in line.split()) for line in _SECTORS.strip().split("\n"))
POSTS = _pairs(
    """
各班班主任=role 全体教师=group 各科室主任=role 各村党支部书记=role 各年级组长=role 各科护士长=role 各部门负责人=role
全体班主任=group 各站所负责人=role 各车间主任=role 各村（居）主任=role 全体村干部=group 各班正副班主任=role
各教研组组长=role 各支部书记=role 各项目经理=role
"""
)
BODIES = _pairs(
    """
教导处=department 县财政局=organization 办公室=department 县公安局=organization
总务处=department 派出所=organization 护理部=department 市教育局=organization 安全科=department
县卫健局=organization 生产部=department 县水利局=organization 各乡镇人民政府=organization
政教处=department 各村=organization 医务科=department 县应急管理局=organization
柳林村=organization 青石镇=organization 红星社区=organization
"""
)
TEAMS = _listed(
    """
督查组 宣传组 后勤保障组 疏散引导组 医疗救护组 抢险救援组 综合协调组 安全保卫组 通讯联络组
物资保障组 秘书组 技术指导组 善后处理组 资料组 竞赛组 接待组 灭火行动组 环境整治组
"""
)
# Labels of responsibility: the duty they give, and whether persons (p) or bodies (b) stand behind them.
CHARGES = tuple(
    (label, *what.split(","))
    for label, what in _pairs(
        """
责任人=lead,p 负责人=lead,p 责任单位=lead,b 责任领导=lead,p 牵头单位=lead,b 活动负责人=lead,p 责任科室=lead,b
配合单位=support,b 分管领导=lead,p 负责教师=lead,p 具体负责人=lead,p 督办领导=supervise,p 主持人=lead,p
责任部门=lead,b 包村领导=lead,p 带队教师=lead,p 牵头领导=lead,p 承办部门=lead,b 主讲人=lead,p 第一责任人=lead,p
监督单位=supervise,b 包联领导=lead,p 安全责任人=lead,p 责任老师=lead,p 总负责人=head,p 落实人=lead,p
组织者=lead,p 负责部门=lead,b 责任处室=lead,b
"""
    )
)
JOBS = _listed(
    """
摄影 音响 纪律 会场布置 卫生 主持 节目编排 后勤 拍照录像 安全保卫 道具音响 签到 宣传报道
音乐播放 场地布置 物品采购 茶水 录像 灯光 文字材料 秩序维护 资料收集 学生管理 医疗 奖品发放
信息报送 海报制作
"""
)
# Labels of heads, deputies and members.
LABELS = (
    ("组长", "副组长", "成员"), ("组　长", "副组长", "成　员"), ("总指挥", "副总指挥", "成员"),
    ("组 长", "副 组 长", "成 员"), ("主任", "副主任", "委员"), ("组长", "常务副组长", "组员"),
    ("主　任", "副主任", "委　员"), ("组  长", "副组长", "成  员"), ("指挥长", "副指挥长", "成员"),
    ("队长", "副队长", "队员"), ("第一组长", "副组长", "成员单位"), ("主任委员", "副主任委员", "委员"),
    ("领导小组组长", "领导小组副组长", "领导小组成员"), ("组长（1人）", "副组长（2人）", "成员（若干）"),
    ("会长", "副会长", "理事"), ("执行组长", "执行副组长", "小组成员"), ("总召集人", "副召集人", "主要成员"),
    ("总指挥长", "副总指挥长", "组成人员"),
)  # fmt: skip
