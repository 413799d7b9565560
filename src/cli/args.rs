//! What may stand on the command line.

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const TEMPLATE: &str = "\
{about-with-newline}
用法：{usage}

{all-args}{after-help}";

/// 把一个文件夹的绩效自评报告变成可以直接发布的网站
#[derive(Debug, Parser)]
#[command(
    name = "mingbai",
    version,
    override_usage = "mingbai [选项] <命令>",
    help_template = TEMPLATE,
    subcommand_value_name = "命令",
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    next_help_heading = "选项",
    arg_required_else_help = true,
    after_help = "每个命令后面加 --help 可以看到它的用法。"
)]
pub(super) struct Arguments {
    /// 站点所在的文件夹（mingbai.yaml 所在处）
    #[arg(
        long,
        global = true,
        display_order = 100,
        value_name = "文件夹",
        default_value = ".",
        hide_default_value = true
    )]
    pub(super) root: PathBuf,
    /// 显示用法
    #[arg(short, long, global = true, display_order = 101, action = clap::ArgAction::Help)]
    pub(super) help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, display_order = 102, action = clap::ArgAction::Version)]
    pub(super) version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
#[command(help_template = TEMPLATE)]
pub(super) enum Command {
    /// 生成网站，写入 public 文件夹
    #[command(override_usage = "mingbai build [选项]", help_template = TEMPLATE, next_help_heading = "选项")]
    Build(BuildArguments),
    /// 在浏览器里预览，改动后自动更新
    #[command(override_usage = "mingbai serve [选项]", help_template = TEMPLATE, next_help_heading = "选项")]
    Serve(ServeArguments),
    /// 检查所有报告，不写任何文件
    #[command(override_usage = "mingbai check [选项] [路径]…", help_template = TEMPLATE, next_help_heading = "选项")]
    Check(CheckArguments),
    /// 说明一条检查规则
    #[command(override_usage = "mingbai explain [代码]", help_template = TEMPLATE, next_help_heading = "参数")]
    Explain(ExplainArguments),
    /// 新建站点、报告、空的自评表或主题
    #[command(override_usage = "mingbai new <种类> …", 
        help_template = TEMPLATE,
        subcommand_value_name = "种类",
        subcommand_help_heading = "种类",
        disable_help_subcommand = true
    )]
    New {
        #[command(subcommand)]
        what: New,
    },
    /// 把已有的自评报告（Word、Excel、网页、PDF等）变成报告文件
    #[command(override_usage = "mingbai import [选项] <文件>…", help_template = TEMPLATE, next_help_heading = "选项")]
    Import(ImportArguments),
    /// 输出 JSON Schema，供编辑器自动补全
    #[command(override_usage = "mingbai schema [种类]", help_template = TEMPLATE, next_help_heading = "参数")]
    Schema(SchemaArguments),
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// 输出文件夹，默认是站点里的 public
    #[arg(long, value_name = "文件夹")]
    pub(super) output: Option<PathBuf>,
    /// 把上次上传以来改动的文件列在这里，供 rclone、rsync 按清单上传；旁边另有新增、改变、删除三个清单
    #[arg(long, value_name = "文件")]
    pub(super) changes: Option<PathBuf>,
    /// 什么也不写：从头生成一遍，与输出文件夹逐字节比较，有不同就列出来
    #[arg(long, conflicts_with = "changes")]
    pub(super) verify: bool,
    /// 生成以后说明某个网页或文件为什么重写了，或者为什么没有：写它的网址、输出文件夹里的路径或报告的源文件
    #[arg(long, value_name = "路径", conflicts_with = "verify")]
    pub(super) explain: Option<PathBuf>,
    /// 不用上次生成留下的缓存，一切从头做起
    #[arg(long)]
    pub(super) fresh: bool,
    /// 连同草稿一起生成
    #[arg(long)]
    pub(super) drafts: bool,
    /// 使用几个线程，默认用满处理器；结果与线程数无关
    #[arg(long, value_name = "个数", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// 输出格式：text（默认）、concise、json、sarif、github
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true)]
    pub(super) format: Format,
    /// 只看这条规则或这一类，如 AMT01、PII；可以写几次
    #[arg(long = "rule", value_name = "代码")]
    pub(super) rules: Vec<String>,
    /// 连同草稿一起检查
    #[arg(long)]
    pub(super) drafts: bool,
    /// 只看这些文件或文件夹，如 content/2023；不写就是全站
    #[arg(value_name = "路径", help_heading = "参数")]
    pub(super) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// 规则代码，如 FMT03，或类别，如 FMT；不写就列出所有规则
    #[arg(value_name = "代码")]
    pub(super) code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// 报告属于哪个单位：标识、名称或简称；不写就用文件里写的单位
    #[arg(long, value_name = "单位")]
    pub(super) unit: Option<String>,
    /// 报告属于哪一年度；不写就用文件里写的年度
    #[arg(long, value_name = "年度")]
    pub(super) year: Option<String>,
    /// 只说会得到什么，不写任何文件
    #[arg(long)]
    pub(super) dry_run: bool,
    /// 已经有的报告文件也重新写
    #[arg(long)]
    pub(super) force: bool,
    /// 把原件放在报告旁边，作为佐证材料
    #[arg(long)]
    pub(super) keep_original: bool,
    /// 输出格式：text（默认）、json
    #[arg(long, value_name = "格式", value_enum, default_value_t = ImportFormat::Text, hide_default_value = true, hide_possible_values = true)]
    pub(super) format: ImportFormat,
    /// 文件或文件夹
    #[arg(value_name = "文件", help_heading = "参数", required = true)]
    pub(super) files: Vec<PathBuf>,
}

/// In which form an import is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// report 报告（默认）、settings 设置、units 单位表、page 自有页面
    #[arg(value_name = "种类", value_enum, default_value_t = SchemaKind::Report, hide_default_value = true, hide_possible_values = true)]
    pub(super) kind: SchemaKind,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// 端口，默认 4000；被占用时换下一个
    #[arg(
        long,
        value_name = "端口",
        default_value_t = 4000,
        hide_default_value = true
    )]
    pub(super) port: u16,
    /// 启动后打开浏览器
    #[arg(long)]
    pub(super) open: bool,
    /// 连同草稿一起预览
    #[arg(long)]
    pub(super) drafts: bool,
    /// 每秒查看一次文件，用于不能通知改动的网络盘
    #[arg(long)]
    pub(super) poll: bool,
    /// 在哪个地址上等待浏览器，默认只有本机能看（127.0.0.1）
    #[arg(
        long,
        value_name = "地址",
        default_value = "127.0.0.1",
        hide_default_value = true
    )]
    pub(super) host: std::net::IpAddr,
}

#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// 新建一个站点
    #[command(override_usage = "mingbai new site <文件夹>", help_template = TEMPLATE, next_help_heading = "参数")]
    Site {
        /// 新站点的文件夹
        #[arg(value_name = "文件夹")]
        folder: PathBuf,
    },
    /// 新建一份报告的模板
    #[command(override_usage = "mingbai new report --unit <单位> --year <年度> --project <项目名称>", help_template = TEMPLATE, next_help_heading = "选项")]
    Report {
        /// 单位：标识、名称或简称
        #[arg(long, value_name = "单位")]
        unit: String,
        /// 年度
        #[arg(long, value_name = "年度")]
        year: String,
        /// 项目名称
        #[arg(long, value_name = "项目名称")]
        project: String,
    },
    /// 新建一张空的自评表（Excel），填好以后可以导入
    #[command(override_usage = "mingbai new form [选项]", help_template = TEMPLATE, next_help_heading = "选项")]
    Form(FormArguments),
    /// 复制内置主题的文件，改网页的样子
    #[command(override_usage = "mingbai new theme <名字> [文件]…", help_template = TEMPLATE, next_help_heading = "参数")]
    Theme {
        /// 主题的名字，用字母、数字和连字符
        #[arg(value_name = "名字")]
        name: String,
        /// 要改的文件，如 style.css、report.html；不写就列出可以改什么
        #[arg(value_name = "文件")]
        files: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct FormArguments {
    /// 实施单位：标识、名称或简称；不写就留空
    #[arg(long, value_name = "单位")]
    pub(super) unit: Option<String>,
    /// 年度；不写就留空
    #[arg(long, value_name = "年度")]
    pub(super) year: Option<String>,
    /// 项目名称；不写就留空
    #[arg(long, value_name = "项目名称")]
    pub(super) project: Option<String>,
    /// 写到哪个文件，默认是 项目支出绩效自评表.xlsx；已有的文件不会改动
    #[arg(long, value_name = "文件")]
    pub(super) output: Option<PathBuf>,
}

/// In which form findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Concise,
    Json,
    Sarif,
    Github,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Text,
            Self::Concise,
            Self::Json,
            Self::Sarif,
            Self::Github,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }))
    }
}

/// What a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    Report,
    Settings,
    Units,
    Page,
    Profile,
}
