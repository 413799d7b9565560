//! The words by which leftovers are known: one list a thing, one entry a line where it may grow.

/// Words to be clicked at.
pub(super) static CLICKS: &[&str] = &[
    "点击下载",
    "点击查看",
    "点击打开",
    "点击浏览",
    "点击查看附件",
    "点击下载附件",
    "点击此处下载",
    "点击此处查看",
    "点此下载",
    "点此查看",
    "附件下载",
    "下载附件",
    "打包下载",
    "点击预览",
    "在线预览",
];

/// Verbs with which a form says what is to be written in a cell.
pub(super) static HINTING: &[&str] = &[
    "说明", "结合", "对照", "针对", "简要", "填写", "填报", "概述", "分析", "提出", "描述", "列明",
];

/// What a line begins with that says where in a site the page is.
pub(super) static BREADCRUMBS: &[&str] = &[
    "当前位置",
    "您当前的位置",
    "您当前位置",
    "您的位置",
    "您的当前位置",
    "您所在的位置",
    "您所在位置",
    "您现在的位置",
    "你的位置",
    "你现在的位置",
    "当前所在位置",
    "现在位置",
    "所在位置",
];

/// What leads to the pages beside this one.
pub(super) static NEIGHBOURS: &[&str] = &[
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "上一个",
    "下一个",
    "上一则",
    "下一则",
];

/// Headings above links to other pages.
pub(super) static LINKS: &[&str] = &[
    "相关链接",
    "相关文章",
    "相关阅读",
    "相关信息",
    "相关新闻",
    "相关推荐",
    "推荐阅读",
    "延伸阅读",
    "热点推荐",
    "猜你喜欢",
    "友情链接",
];

/// What is printed at the foot of a site and in no document.
pub(super) static FOOTERS: &[&str] = &[
    "ICP备",
    "公网安备",
    "网站标识码",
    "网站备案号",
    "扫一扫在手机打开当前页",
    "扫一扫在手机上打开",
    "扫一扫，手机打开",
    "扫描二维码在手机",
    "版权所有©",
    "版权所有 ©",
    "Copyright ©",
    "Copyright©",
    "政府网站找错",
];

/// What lines at the foot of a site begin with, which documents have as well: they go only beside the others.
pub(super) static IMPRINT: &[&str] = &[
    "主办",
    "承办",
    "协办",
    "技术支持",
    "版权所有",
    "版权",
    "联系电话",
    "地址",
    "邮编",
    "邮政编码",
    "网站地图",
    "运维电话",
    "网站管理",
];

/// Words of a page that are done something with, or lead elsewhere. A line of nothing else is the page's.
pub(super) static CONTROLS: &[&str] = &[
    "扫一扫在手机打开当前页",
    "打开适老化模式",
    "网站支持IPv6",
    "文字大小",
    "字体大小",
    "无障碍浏览",
    "无障碍阅读",
    "无障碍",
    "关怀版",
    "长者模式",
    "适老化模式",
    "语音播报",
    "返回顶部",
    "返回首页",
    "返回列表",
    "回到顶部",
    "设为首页",
    "加入收藏",
    "网站声明",
    "网站地图",
    "网站纠错",
    "网站导航",
    "联系我们",
    "关于我们",
    "隐私声明",
    "法律声明",
    "免责声明",
    "使用帮助",
    "我要纠错",
    "我要打印",
    "打印本页",
    "打印此页",
    "打印页面",
    "关闭本页",
    "关闭窗口",
    "收藏本页",
    "分享到微信",
    "分享到微博",
    "分享到",
    "一键分享",
    "复制链接",
    "微信扫一扫",
    "新浪微博",
    "QQ空间",
    "QQ好友",
    "背景色",
    "默认",
    "字体",
    "字号",
    "朗读",
    "纠错",
    "微信",
    "微博",
    "人次",
    "次",
];

/// Words of the same kind that documents have as well: two of them are needed, or one of the others.
pub(super) static WEAK_CONTROLS: &[&str] = &[
    "打印",
    "分享",
    "收藏",
    "关闭",
    "下载",
    "首页",
    "搜索",
    "登录",
    "注册",
    "网站首页",
    "新闻中心",
    "信息公开",
    "政务公开",
    "政府信息公开",
    "政务服务",
    "办事服务",
    "政民互动",
    "互动交流",
    "解读回应",
    "数据开放",
];

/// Sizes and scripts of letters, behind a word that says so.
pub(super) static SIZES: &[&str] = &["大", "中", "小", "A", "简体", "繁体"];

/// What counts how often a page was seen.
pub(super) static COUNTERS: &[&str] = &[
    "浏览量",
    "浏览次数",
    "浏览数",
    "点击量",
    "点击数",
    "点击率",
    "点击次数",
    "阅读次数",
    "阅读量",
    "阅读数",
    "访问量",
    "访问次数",
];

/// The same in short: only with a number behind it.
pub(super) static SHORT_COUNTERS: &[&str] = &["阅读", "浏览", "点击", "人气"];

/// What a line tells that says when and by whom a page was published: it stays.
pub(super) static PUBLISHED: &[&str] = &["时间", "日期", "来源", "作者", "发布", "信息提供"];
