//! The corpus as the sources of a mingbai site.
//! Takes the world; writes `mingbai.yaml`, `content/units.yaml` and a file a report.
//! Every key is one that the input contract names.

use std::io;
use std::path::Path;

use crate::form::facts::facts;
use crate::form::field::{Field, Manner, Value, yaml};
use crate::form::put;
use crate::report::{Lack, Report};
use crate::unit::Unit;
use crate::world::{Shape, World};

const SETTINGS: &str = "\
站点名称: 云岭市项目支出绩效公开
网址: https://jixiao.yunling.example/
主办单位: 云岭市财政局
承办单位: 云岭市预算绩效评价中心
联系电话: 0590-5558000
联系地址: 云岭市迎宾路1号
联系邮箱: jixiao@yunling.example
监督:
  电话: 0590-5558001
  邮箱: jiandu@yunling.example
  地址: 云岭市迎宾路1号监督检查科
";

/// Reports that come out in October are late.
const CITY_SETTINGS: &str = "公开期限: 08-31\n应公开:\n  - 年度: 2017-2024\n";

pub(crate) fn write(world: &World, folder: &Path) -> io::Result<()> {
    let more = match world.shape {
        Shape::Even => "",
        Shape::City => CITY_SETTINGS,
    };
    let settings = match world.shape {
        Shape::Even => SETTINGS.to_owned(),
        // Below a folder of its host, as many sites are.
        Shape::City => SETTINGS.replace(".example/", ".example/jixiao/"),
    };
    put(&folder.join("mingbai.yaml"), &format!("{settings}{more}"))?;
    let content = folder.join("content");
    let units: String = world.units.iter().map(unit).collect();
    put(&content.join("units.yaml"), &units)?;
    for report in Report::all(world) {
        let name = format!("{}/{}/{}.md", report.year, report.unit.id, report.slug);
        put(&content.join(name), &document(&report))?;
    }
    Ok(())
}

fn unit(unit: &Unit) -> String {
    let mut fields = vec![
        Field::text("id", "id", &unit.id),
        Field::text("名称", "name", &unit.name),
        Field::text("简称", "short_name", &unit.short),
    ];
    if let Some(parent) = &unit.parent {
        fields.push(Field::text("上级", "parent", parent));
    }
    fields.push(Field::text("代码", "code", &unit.code));
    fields.push(Field::text("电话", "phone", &unit.phone));
    let text = yaml(&fields, Manner::Mingbai, "  ");
    format!("- {}", text.trim_start())
}

pub(crate) fn document(report: &Report<'_>) -> String {
    let basis = report.basis.iter().map(|policy| {
        vec![
            Field::text("标题", "title", &policy.title),
            Field::text("文号", "number", &policy.number),
        ]
    });
    let review = vec![
        Field::text("编辑", "editor", "信息科"),
        Field::text("审核", "reviewer", "综合科"),
        Field::text("终审", "approver", "办公室"),
        Field::number("保密审查", "secrecy", &report.cleared),
    ];
    let mut fields = vec![
        Field::text("项目名称", "project", &report.project),
        Field::text("单位", "unit", &report.unit.id),
        Field::number("年度", "year", report.year),
        Field::text("网址名", "slug", &report.slug),
        Field::number("公开日期", "published", &report.published),
    ];
    fields.extend(facts(report).into_iter().filter(|field| match report.lack {
        Some(Lack::Amounts) => field.chinese != "资金",
        Some(Lack::Score) => !["得分", "等级"].contains(&field.chinese),
        _ => true,
    }));
    if report.lack == Some(Lack::Withdrawn) {
        let taken_back = vec![
            Field::number("日期", "date", &report.published),
            Field::text("理由", "reason", "附件里有不宜公开的内容，修改后重新公开"),
        ];
        fields.push(Field::of("撤下", "withdrawn", Value::Fields(taken_back)));
    }
    fields.push(Field::of("依据", "basis", Value::Rows(basis.collect())));
    fields.push(Field::of("审核", "review", Value::Fields(review)));
    format!(
        "---\n{}---\n\n{}",
        yaml(&fields, Manner::Mingbai, ""),
        report.body
    )
}
