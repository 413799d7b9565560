//! The tables of fields of reports, units and own pages.
//!
//! One entry here is all there is to a field: the reader, "did you mean", the JSON Schema, the
//! skeleton of `mingbai new` and `docs/format.md` read these tables.

mod part;

pub use part::{
    BASIS, CORRECTION, EVIDENCE, FUNDS, GOAL, INDICATOR, INDICATOR_PART, INSPECTION, OVERALL_GOAL,
    RECTIFICATION, REVIEW, SOURCE, SPENDING, SURVEY, WITHDRAWN,
};

use super::report::EvaluationKind;
use crate::field::{Field, Kind, fields};

/// How a comment of a front matter begins where an editor still has to look at the document that it came from.
pub const UNSETTLED: &str = "待核";

/// A report.
pub static REPORT: &[Field] = fields! {
    ("项目名称", "project") Kind::Text, "项目的全称", "口袋公园建设", required();
    ("项目编码", "project_code") Kind::Text, "预算系统里的项目编码，历年按它连在一起；写在名称开头的会自动分出来", "530102210000000012345", rare(), also(&["项目代码"]);
    ("曾用名", "former_names") Kind::Texts, "项目以前的名称；在别的单位名下的，写项目编码或那份报告的网址。历年的报告按它连在一起", "[街头绿地建设]";
    ("单位", "unit") Kind::Text, "实施单位：标识、名称、简称或别名", "qinghe", required(), also(&["实施单位"]);
    ("年度", "year") Kind::Year, "预算年度，2000到2100", "2023", required();
    ("得分", "score") Kind::Score, "自评得分，0到100，最多两位小数，按写的原样显示", "95.00", also(&["自评分", "自评得分"]);
    ("等级", "grade") Kind::Text, "可不写，由得分推出；写了就要与得分一致", "优";
    ("评价方式", "kind") Kind::Choice(EvaluationKind::WORDS), "由谁评价，不写就是单位自评；评价整个部门支出的写部门整体支出", "单位自评";
    ("主管部门", "department") Kind::Text, "主管部门", "云岭区住建局";
    ("责任科室", "office") Kind::Text, "单位里负责这个项目的科室", "城建科", rare(), also(&["责任处室", "业务科室"]);
    ("负责人", "person_in_charge") Kind::Text, "项目负责人，可不写；电话只写办公电话，写了就会公开", "张三", rare(), also(&["项目负责人"]);
    ("项目起止", "project_period") Kind::Text, "项目的起止时间，照原样显示", "2023年3月至2024年6月", rare(), also(&["项目起止时间", "起止时间", "实施期限"]);
    ("成文日期", "written") Kind::Text, "报告写成的日期，可以只到月", "2024-03-20", rare(), also(&["报告日期"]);
    ("填报日期", "filled_in") Kind::Text, "自评表填报的日期，可以只到月", "2024-03-15", rare(), also(&["填表日期"]);
    ("公开日期", "published") Kind::Moment, "公开的日期，可以带时间", "2024-09-30";
    ("资金", "funds") Kind::Group(FUNDS), "金额，不写单位就是万元", "";
    ("目标", "goals") Kind::RowsOrGroup(GOAL, OVERALL_GOAL), "目标与完成情况", "";
    ("指标", "indicators") Kind::Rows(INDICATOR), "绩效指标表，一行一个指标", "";
    ("存在的问题", "problems") Kind::Texts, "报告说明的问题，一条一个，写成一句话；下一年度的“整改”逐条答复", "[绿地浇水管道没有接通]";
    ("整改", "rectifications") Kind::Rows(RECTIFICATION), "以前年度的报告提出的问题，后来怎么办的；两份报告的网页上都会列出", "", also(&["问题整改"]);
    ("调查", "survey") Kind::Group(SURVEY), "满意度调查", "";
    ("依据", "basis") Kind::TextsOrRows(BASIS), "政策文件：文号，或标题加文号", "";
    ("佐证材料", "evidence") Kind::Rows(EVIDENCE), "佐证材料：文件，或不公开的理由", "";
    ("索引号", "index_number") Kind::Text, "信息公开索引号", "015115177/2024-00031";
    ("文号", "document_number") Kind::Text, "本报告的文号", "云岭财绩〔2024〕3号";
    ("时效性", "validity") Kind::Text, "是否仍然有效，照原样显示", "有效", rare(), also(&["有效性"]);
    ("主题分类", "topic") Kind::Text, "主题分类", "财政、金融、审计";
    ("关键词", "keywords") Kind::Texts, "关键词", "[绩效自评, 口袋公园]";
    ("摘要", "summary") Kind::Text, "一两句话的摘要", "建成口袋公园4个，一处顺延";
    ("审核", "review") Kind::Group(REVIEW), "审核记录，默认不公开", "";
    ("更正", "corrections") Kind::Rows(CORRECTION), "公开之后的更正，显示在页面上", "";
    ("撤下", "withdrawn") Kind::Group(WITHDRAWN), "撤下：网址保留，只显示项目名称、日期和理由", "";
    ("曾用网址", "aliases") Kind::Texts, "旧网址，仍会引到这一页", "[2023/qinghe/old.html]";
    ("豁免", "waive") Kind::Map, "不适用的检查规则：代码和理由", "{SCO01: 理由}";
    ("网址名", "slug") Kind::Text, "在网址里的名字，用小写字母、数字和连字符", "koudai-gongyuan";
    ("草稿", "draft") Kind::Flag, "true 表示还不发布", "false";
    ("正文", "body") Kind::Markdown, "只有YAML格式才写在这里：Markdown文字，或“标题: 文字”", "";
};

/// An ordinary page under `content/pages/`.
pub static OWN_PAGE: &[Field] = fields! {
    ("标题", "title") Kind::Text, "页面的标题", "关于本站", required();
    ("摘要", "summary") Kind::Text, "一句话摘要", "本站公开什么、怎样使用";
    ("顺序", "order") Kind::Count, "在页脚里的顺序，小的在前", "1";
    ("网址名", "slug") Kind::Text, "在网址里的名字，不写就用文件名", "about";
    ("草稿", "draft") Kind::Flag, "true 表示还不发布", "false";
};

/// A unit in `content/units.yaml`.
pub static UNIT: &[Field] = fields! {
    ("标识", "id") Kind::Text, "单位的标识，用在网址里：小写字母、数字、连字符", "qinghe", required();
    ("名称", "name") Kind::Text, "单位的全称", "云岭区青禾街道办事处", required();
    ("简称", "short_name") Kind::Text, "简称，用在表格里", "青禾街道";
    ("别名", "aliases") Kind::Texts, "报告里可能出现的其他叫法", "[青禾街道办]";
    ("上级", "parent") Kind::Text, "上级单位的标识", "zhengfu";
    ("代码", "code") Kind::Text, "预算单位代码", "219001";
    ("电话", "phone") Kind::Text, "对外公布的电话", "0871-00000001";
    ("拼音", "sort_key") Kind::Text, "排序用的拼音，字典读错音时填写", "chongyang";
    ("顺序", "order") Kind::Count, "排列的顺序，小的在前", "1";
};
