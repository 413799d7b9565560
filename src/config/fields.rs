//! The table of settings: what may stand in `mingbai.yaml`.

use crate::field::{Field, Kind, fields};

/// The words for severities under 检查.
pub const SEVERITIES: &[&str] = &["拦截", "警告", "提示", "关闭"];

/// 等级.
pub static GRADE: &[Field] = fields! {
    ("名称", "label") Kind::Text, "等级的名称", "优", required();
    ("下限", "lower") Kind::Number, "这一等级的最低分（含）", "90", required();
    ("别名", "aliases") Kind::Texts, "同一等级的其他叫法", "[优秀]";
    ("网址名", "slug") Kind::Text, "在网址里的名字，用小写字母、数字和连字符", "you";
};

/// 监督.
pub static SUPERVISION: &[Field] = fields! {
    ("电话", "phone") Kind::Text, "监督电话", "0871-00000000";
    ("邮箱", "email") Kind::Text, "监督邮箱", "jiandu@example.gov.cn";
    ("地址", "address") Kind::Text, "来信地址", "云岭区示例路1号";
    ("网址", "url") Kind::Text, "在线监督的网址", "https://example.gov.cn/jiandu/";
    ("依申请公开", "request") Kind::Text, "依申请公开的网址，或一句说明", "https://example.gov.cn/shenqing/";
};

/// 党政机关标识.
pub static AUTHORITY_MARK: &[Field] = fields! {
    ("图", "picture") Kind::Text, "标识的图，放在 static 文件夹里的 svg、png 或 webp；不写就显示文字", "static/jiguan.png";
    ("网址", "url") Kind::Text, "发给标识时一起给的核验网址", "https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF", required();
};

/// 网站找错.
pub static ERROR_REPORT: &[Field] = fields! {
    ("图", "picture") Kind::Text, "找错的图，放在 static 文件夹里的 svg、png 或 webp；不写就显示文字", "static/jiucuo.png";
    ("网址", "url") Kind::Text, "找错的网址；不写，就由“网站标识码”得出", "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5300000000";
};

/// 数据许可.
pub static LICENCE: &[Field] = fields! {
    ("名称", "name") Kind::Text, "许可的名称，写在数据页上", "知识共享署名 4.0 国际许可协议", required();
    ("标识", "id") Kind::Text, "许可在程序里通用的名字，只有字母、数字和连字符、点", "CC-BY-4.0";
    ("网址", "url") Kind::Text, "许可全文的网址", "https://creativecommons.org/licenses/by/4.0/legalcode.zh-hans";
};

/// 人工检查.
pub static INSPECTED_FILE: &[Field] = fields! {
    ("文件", "file") Kind::Text, "从站点文件夹算起的路径", "static/ditu.pdf", required();
    ("人", "person") Kind::Text, "谁从头到尾看过，确认可以公开", "李文", required();
    ("日期", "date") Kind::Moment, "看完的日期", "2026-06-30", required();
    ("校验", "checksum") Kind::Text, "看的是哪个文件：检查时会说出来，照抄；没有它，或者文件换过，检查就不算数", "3f2a9c01";
};

/// 应公开.
pub static DUE: &[Field] = fields! {
    ("年度", "years") Kind::Texts, "哪些年度：一个、一段，或从某一年起（到本站报告最新的一个年度）", "2022-2024", required(), also(&["year"]);
    ("单位", "units") Kind::Texts, "哪些单位：标识、名称、简称或别名；不写就是单位表里的全部单位", "[qinghe, 区民政局]", also(&["unit"]);
};

/// 免于公开.
pub static EXEMPTION: &[Field] = fields! {
    ("单位", "units") Kind::Texts, "哪些单位：标识、名称、简称或别名", "[qinghe, 区民政局]", required(), also(&["unit"]);
    ("年度", "years") Kind::Texts, "哪些年度：一个、一段，或从某一年起", "2022", required(), also(&["year"]);
    ("理由", "reason") Kind::Text, "为什么这个单位这些年度不用公开，写在网页上", "2023年新设立，2022年没有项目支出", required();
};

/// 下级站点.
pub static SUBORDINATE_SITE: &[Field] = fields! {
    ("名称", "name") Kind::Text, "负责下级站点的单位，写在网页上", "青禾县财政局", required();
    ("数据", "data") Kind::Text, "下级站点的 data 文件夹在本站的副本：subordinate-data 文件夹里的一个文件夹，名字只有字母、数字、连字符", "subordinate-data/qinghe", required();
    ("网址", "url") Kind::Text, "下级站点发布的网址；它的数据包里写了，可以不写，写了就要一致", "https://qinghe.example.gov.cn/jixiao/";
};

/// `mingbai.yaml`.
pub static SETTINGS: &[Field] = fields! {
    ("站点名称", "title") Kind::Text, "网站的名称，显示在每一页的顶端", "云岭区项目支出绩效公开", required();
    ("网址", "base_url") Kind::Text, "网站将来发布的地址，用于规范链接、订阅和站点地图", "https://example.gov.cn/jixiao/";
    ("主办单位", "organizer") Kind::Text, "主办这个网站的单位", "云岭区财政局";
    ("承办单位", "operator") Kind::Text, "承办这个网站的单位", "云岭区大数据中心";
    ("联系电话", "phone") Kind::Text, "页脚显示的联系电话", "0871-00000000";
    ("联系地址", "address") Kind::Text, "页脚显示的地址", "云岭区示例路1号";
    ("联系邮箱", "email") Kind::Text, "页脚显示的邮箱", "lianxi@example.gov.cn";
    ("网站标识码", "site_id_code") Kind::Text, "政府网站标识码，10位数字", "5300000000";
    ("ICP备案号", "icp") Kind::Text, "ICP备案号", "滇ICP备00000000号";
    ("公安备案号", "police_record") Kind::Text, "公安联网备案号", "滇公网安备00000000000000号";
    ("党政机关标识", "authority_mark") Kind::Group(AUTHORITY_MARK), "页脚的党政机关网站标识", "";
    ("网站找错", "error_report") Kind::Group(ERROR_REPORT), "页脚的“政府网站找错”；什么也不改就写 {}", "{}";
    ("徽标", "logo") Kind::Text, "页头站点名称旁边的图：static 文件夹里的 svg、png 或 webp，不超过200 KB", "static/huibiao.svg";
    ("主色", "main_colour") Kind::Text, "代替印章红的颜色，要加引号；同浅色纸面的对比度应当在4.5:1以上", "\"#1f5fa8\"";
    ("说明", "description") Kind::Text, "首页上的一两句话，说明公开的是什么", "本区各单位的绩效自评报告";
    ("监督", "supervision") Kind::Group(SUPERVISION), "群众怎样提出异议或申请公开，显示在每份报告上", "{电话: 0871-00000000}";
    ("等级", "grades") Kind::Rows(GRADE), "等级和分数线，从高到低；不写就是优、良、中、差", "";
    ("体例", "profile") Kind::Text, "报告提纲和权重所依照的体例：national、kunming、sichuan，或 profiles 文件夹里自己的", "national";
    ("主题", "theme") Kind::Text, "themes 文件夹里主题的名字", "default";
    ("每页条数", "page_size") Kind::Count, "列表每页的条数，1到1000", "50";
    ("语言", "language") Kind::Text, "网页的语言标记", "zh-CN";
    ("公布审核信息", "publish_review") Kind::Flag, "是否在报告页显示审核人员", "false";
    ("检查", "check") Kind::Map, "按规则代码或类别调整严重程度：拦截、警告、提示、关闭", "{STR05: 警告}";
    ("读不出的附件", "unread") Kind::Map, "程序读不出的附件按种类调整严重程度：图片、扫描件、旧格式、加密、损坏、不认识、超限；不写都是拦截", "{图片: 警告}";
    ("人工检查", "inspected") Kind::Rows(INSPECTED_FILE), "程序读不出、已经有人逐页看过的文件；是报告的佐证材料的，写在报告里", "";
    ("静态文件许可", "allowed_in_static") Kind::Texts, "static 文件夹里允许放的、不是文档和图片的文件：网页、脚本、程序、快捷方式、宏、其他（不认识的扩展名）；不写都不允许", "[脚本]";
    ("固定用语", "wording") Kind::Map, "本站自己的用语：错的写法和对的写法；两边一样就是不查这个词", "{青禾街办: 青禾街道办事处}";
    ("公开期限", "deadline") Kind::TextOrMap, "各年度的报告应当在次年哪一天以前公开；各年不同就逐年写，如 {2023: 2024-06-30}", "06-30";
    ("应公开", "due") Kind::Rows(DUE), "哪些单位哪些年度应当公开报告，用来列出还没有报告的；不写，网站就不说谁没有公开", "";
    ("免于公开", "exempt") Kind::Rows(EXEMPTION), "应公开的单位里，哪些年度不用公开，以及理由", "";
    ("数据许可", "licence") Kind::Group(LICENCE), "别人可以怎样使用本站的数据；不写，数据页就说没有写明", "{名称: 知识共享署名 4.0 国际许可协议, 标识: CC-BY-4.0}", also(&["license"]);
    ("下级站点", "subordinate_sites") Kind::Rows(SUBORDINATE_SITE), "下级单位自己的站点：它们公开的报告列在本站，点开到它们的网站", "";
    ("敏感词", "sensitive_words") Kind::Texts, "本站点自己的敏感词，报告和附件里出现时提醒编辑", "[某某专班]";
};
