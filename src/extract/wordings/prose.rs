//! What offices write in running text: the words for amounts, the labels above texts and on covers, how bodies are
//! called. A newcomer adds words here, not code. Lists are parted by white space.

/// What texts say before the amounts of 资金: the field, and words that name it.
pub(in crate::extract) const AMOUNT_NAMES: &[(&str, &str)] = &[
    (
        "申报数",
        "申报 申请 申报预算 申请预算 预算申报 申请资金 申报资金",
    ),
    (
        "年初预算数",
        "\
        年初预算 年初批复预算 年初预算批复 年初安排 年初预算安排 年初批复 年初部门预算 年初安排预算 年初财政预算 年初下达",
    ),
    (
        "全年预算数",
        "\
        下达 安排 预算安排 财政安排 财政预算安排 批复 核定 全年预算 预算 预算数 调整后 调整后预算 调整预算后 预算调整后 追加后 \
        年度资金 绩效评价资金 评价资金 财政拨款 投入 安排预算 下达预算 批复预算",
    ),
    (
        "到位资金",
        "到位 实际到位 到位资金 资金到位 到账 实际到账 足额到位 拨付到位 拨入",
    ),
    (
        "全年执行数",
        "\
        执行 支出 使用 支付 列支 预算执行 预算支出 资金执行 实际支出 实际支付 实际使用 实际执行 拨付工程款 拨付项目款 \
        支付工程款 支付到位 执行到位 执行总量 完成支出 完成支付 资金支出 资金使用",
    ),
    ("结余", "结余 剩余 结余资金 剩余资金 资金结余 尚余 结转结余"),
    (
        "总投资",
        "总投资 总投资额 总投资金额 投资总额 计划总投资 项目总投资",
    ),
    (
        "概算",
        "\
        概算 总概算 概算总投资 投资概算 概算投资 估算投资 估算总投资 投资估算 总投资概算 总投资估算 批复概算",
    ),
    (
        "执行率",
        "预算执行率 资金执行率 资金使用率 资金支付率 项目执行率 执行率 支出率 支付率",
    ),
    ("到位率", "资金到位率 到位率"),
];

/// Words in sentences on money that change nothing of what an amount means.
pub(in crate::extract) const AMOUNT_FILLERS: &str = "\
    本年度 年度 全年 当年 本年 年末 年底 年初 截至 截止 我单位 本单位 单位 我局 我街道 我办 我镇 我乡 我中心 我院 我校 \
    我市 我县 我区 我州 全市 全县 全区 我们 项目 专项 经费 资金 工作 财政局 财政厅 财政部 省财政厅 省财政 \
    市财政局 县财政局 区财政局 州财政局 共计 合计 总计 累计 总额 总 共 总量 实际 已经 已 达到 达 为 是 的 由 在 中 \
    经 数 金额 按 一般公共 拨款 完成 了 全部 均 即 其 人民币 报告期 期末 内 元 于 年中 增加 实施 直达 文件 等 \
    转移支付 财政 及 和 与 通过 对 给 收到 纳入 绩效 评价 自评 支付完毕 执行完毕 使用完毕 完毕 足额 全额 及时 按时 业务 \
    下拨 补助 补贴 拟 该 此 上述 该笔 款项 款 额度 总体 情况 如下 第一批 第二批 第三批 提前 衔接 主要 \
    并 后 主管部门 有关部门 上级 部门 列入 资金来源 用于";

/// Words of one level of government: what is said of it may be a part of the money.
pub(in crate::extract) const LEVELS: &str = "\
    中央财政 中央级 中央 省级财政 省级 省财政 市级财政 市级 市财政 州级财政 州级 州财政 县级财政 县级 县财政 区级财政 区级 区财政 \
    镇级 乡级 自治区级 自治区财政 自治区 盟市级 盟市 旗县级 旗县 国家级 地方财政 地方 本级财政 本级 上年 结转 自筹 配套 社会 \
    其他";

/// Words before the parts of an amount, and before what is so much for each.
pub(in crate::extract) const PART_WORDS: &[&str] = &[
    "其中",
    "分别",
    "人均",
    "户均",
    "每人",
    "每户",
    "每年",
    "每个",
    "历年",
    "截至目前累计",
    "包括",
    "去年",
    "节约",
    "节省",
];

/// Words that name the project a sentence speaks of.
pub(in crate::extract) const THIS_PROJECT: &[&str] = &[
    "本项目",
    "该项目",
    "此项目",
    "项目资金",
    "该专项资金",
    "本专项资金",
    "该资金",
    "该笔资金",
    "该专项",
    "我单位",
    "我局",
];

/// How the names of bodies end that govern or administer.
pub(in crate::extract) const OFFICES: &str = "\
    人民政府办公室 人民政府 街道办事处 办事处 办公室 委员会 管委会 管理局 联合会 总工会 人民法院 人民检察院 法院 检察院 \
    党校 厅 局 委 党组 政府办 总队 支队 大队";

/// How the names of bodies end that render a service; things that are built are called so as well.
pub(in crate::extract) const INSTITUTIONS: &str = "\
    幼儿园 医院 卫生院 学校 中学 小学 大学 学院 中心 图书馆 文化馆 博物馆 档案馆 纪念馆 馆 站 所 院 公司 集团 协会 服务社 \
    林场 农场 社区 队";

/// How the names of places end that a unit is called by.
pub(in crate::extract) const TOWNS: &str = "街道 镇 乡";

/// What follows the name of a thing that is built or kept up, never that of a body.
pub(in crate::extract) const WORKS: &str = "\
    建设 改造 维修 修缮 扩建 新建 迁建 提升 装修 装饰 运行 运维 运营 维护 设备 工程 项目 购置 采购 购买 改扩建 搬迁 托 员 长 \
    面 限 域 补助 服务 租金 规划 配套 周边 管理 标准化 能力";

/// Labels above a text, as web pages and covers have them.
pub(in crate::extract) static HEAD_LABELS: &[(&str, HeadItem)] = &[
    ("索引号", HeadItem::Field("索引号")),
    ("索 引 号", HeadItem::Field("索引号")),
    ("发布日期", HeadItem::Field("公开日期")),
    ("发布时间", HeadItem::Field("公开日期")),
    ("公开日期", HeadItem::Field("公开日期")),
    ("公开时间", HeadItem::Field("公开日期")),
    ("信息提供日期", HeadItem::Field("公开日期")),
    ("发文日期", HeadItem::Field("公开日期")),
    ("发文时间", HeadItem::Field("公开日期")),
    ("时间", HeadItem::Day("公开日期")),
    ("日期", HeadItem::Day("公开日期")),
    ("成文日期", HeadItem::Field("成文日期")),
    ("文号", HeadItem::Field("文号")),
    ("发文字号", HeadItem::Field("文号")),
    ("文 号", HeadItem::Field("文号")),
    ("时效性", HeadItem::Field("时效性")),
    ("有效性", HeadItem::Field("时效性")),
    ("有 效 性", HeadItem::Field("时效性")),
    ("主题分类", HeadItem::Field("主题分类")),
    ("发布机构", HeadItem::Publisher),
    ("发文机构", HeadItem::Publisher),
    ("发文机关", HeadItem::Publisher),
    ("发布单位", HeadItem::Publisher),
    ("公开机构", HeadItem::Publisher),
    ("公开主体", HeadItem::Publisher),
    ("来源", HeadItem::Origin),
    ("信息来源", HeadItem::Origin),
    ("文章来源", HeadItem::Origin),
    ("稿源", HeadItem::Origin),
    ("编辑", HeadItem::Review("编辑")),
    ("责任编辑", HeadItem::Review("编辑")),
    ("审核", HeadItem::Review("审核")),
    ("终审", HeadItem::Review("终审")),
    ("标题", HeadItem::Title),
    ("名称", HeadItem::Title),
    ("信息名称", HeadItem::Title),
    ("概述", HeadItem::Nothing),
    ("公开目录", HeadItem::Nothing),
    ("信息分类", HeadItem::Nothing),
    ("内容分类", HeadItem::Nothing),
    ("组配分类", HeadItem::Nothing),
    ("体裁分类", HeadItem::Nothing),
    ("浏览量", HeadItem::Furniture),
    ("浏览次数", HeadItem::Furniture),
    ("点击量", HeadItem::Furniture),
    ("点击数", HeadItem::Furniture),
    ("阅读量", HeadItem::Furniture),
    ("阅读次数", HeadItem::Furniture),
    ("主题词", HeadItem::Nothing),
    ("关键词", HeadItem::Nothing),
    ("废止日期", HeadItem::Nothing),
    ("生成日期", HeadItem::Nothing),
    ("生效日期", HeadItem::Nothing),
    ("作者", HeadItem::Furniture),
    ("字体", HeadItem::Furniture),
    ("字号", HeadItem::Furniture),
    ("文字大小", HeadItem::Furniture),
    ("背景色", HeadItem::Furniture),
    ("打印", HeadItem::Furniture),
    ("分享", HeadItem::Furniture),
    ("咨询电话", HeadItem::Furniture),
];

/// Labels of covers.
pub(in crate::extract) static COVER_LABELS: &[(&str, CoverItem)] = &[
    ("项目名称", CoverItem::Project),
    ("实施单位", CoverItem::Unit),
    ("项目实施单位", CoverItem::Unit),
    ("项目单位", CoverItem::Unit),
    ("填报单位", CoverItem::Unit),
    ("评价单位", CoverItem::Unit),
    ("部门名称", CoverItem::Unit),
    ("单位名称", CoverItem::Unit),
    ("主管部门", CoverItem::Department),
    ("项目主管部门", CoverItem::Department),
    ("评价年度", CoverItem::Year),
    ("自评年度", CoverItem::Year),
    ("报告日期", CoverItem::Written),
    ("自评日期", CoverItem::Written),
    ("绩效自评日期", CoverItem::Written),
    ("评价日期", CoverItem::Written),
];

/// What a label above a text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum HeadItem {
    /// A field.
    Field(&'static str),
    /// A field for a day; the time is that of another event, as far as one can tell.
    Day(&'static str),
    /// Who made the text public, which is often the unit.
    Publisher,
    /// Where a page has its text from.
    Origin,
    /// A field of 审核.
    Review(&'static str),
    /// The title.
    Title,
    /// No fact.
    Nothing,
    /// A button or a count of the page: no fact, and nothing stands below it.
    Furniture,
}

/// What a label of a cover gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum CoverItem {
    /// 项目名称.
    Project,
    /// 单位.
    Unit,
    /// 主管部门.
    Department,
    /// 年度.
    Year,
    /// 成文日期.
    Written,
}

/// What the last word of a heading is, where a heading ends like a sentence or text goes on after it.
pub(in crate::extract) const HEADING_NOUNS: &str = "\
    情况 分析 概况 目标 措施 问题 建议 指标 背景 依据 内容 原因 结论 得分 成本 效益 数量 质量 进度 时效 满意度 方法 原则 过程 目的 组织 \
    管理 经验 做法 结果 说明 程度 计划 概述 思路 安排 应用 公开";

/// Words that do not tell one project from another.
pub(in crate::extract) const GENERIC: &str = "\
    转移支付 年度 项目 支出 资金 经费 专项 补助 补贴 工程 中央 省级 市级 县级 区级 州级 财政 绩效 预算 部门 单位 整体 本级 地方 年 的 和 及 关于";

/// Words of headings that say nothing of what the money is for.
pub(in crate::extract) const CHAPTER_WORDS: &str = "\
    绩效 目标 指标 分析 概况 情况 转移支付 分解 管理 完成 程度 说明 基本 申报 结论 成本 效益 投入";

/// Words of things that money is for: with words that are not known, they are something else than the project.
pub(in crate::extract) const THINGS: &[&str] = &[
    "项目", "工程", "资金", "经费", "补助", "费", "款", "镇", "乡", "村", "社区",
];

/// Words in the names of parts that say where money comes from, not what for.
pub(in crate::extract) const ORIGINS: &[&str] = &[
    "中央", "省", "市", "州", "县", "区", "财政", "配套", "自筹", "拨款", "补助", "结转", "上级",
    "社会",
];

/// How the heading of a chapter ends that is the name of a fund or project of its own.
pub(in crate::extract) const FUND_ENDS: &str = "资金 经费 项目 补助 补贴 专项";

/// Words in headings of chapters that speak of funds and projects but name none.
pub(in crate::extract) const NO_FUND_WORDS: &[&str] = &[
    "情况",
    "评价",
    "自评",
    "绩效",
    "本项目",
    "该项目",
    "主要",
    "重点",
    "其他",
    "使用",
    "管理",
    "完成",
    "实施",
    "下达",
    "安排",
    "申报",
    "各项",
    "所有",
    "全部",
    "项目资金",
    "项目支出",
    "存在",
    "问题",
    "建议",
    "涉及",
    "纳入",
    "预算项目",
    "支出项目",
];

/// Words in the headings of sections that a self-evaluation has.
pub(in crate::extract) const SECTION_WORDS: &[&str] = &[
    "目标",
    "资金",
    "完成情况",
    "指标",
    "执行",
    "产出",
    "效益",
    "问题",
    "基本情况",
    "概况",
];
