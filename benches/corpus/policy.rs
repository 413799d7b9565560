//! The documents that reports rest on.
//! Takes nothing; gives a pool of two hundred invented documents of the invented city.
//! A number belongs to one title and to one address.

use crate::unit::CITY;

pub(crate) struct Policy {
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) slug: String,
}

const SIZE: usize = 200;

const ISSUERS: [(&str, &str); 10] = [
    ("岭政发", "ling-zheng-fa"),
    ("岭政办发", "ling-zheng-ban-fa"),
    ("岭政办函", "ling-zheng-ban-han"),
    ("岭财绩", "ling-cai-ji"),
    ("岭财预", "ling-cai-yu"),
    ("岭财行", "ling-cai-xing"),
    ("岭发改投", "ling-fa-gai-tou"),
    ("岭建发", "ling-jian-fa"),
    ("岭民发", "ling-min-fa"),
    ("岭审发", "ling-shen-fa"),
];

const SUBJECTS: [&str; 25] = [
    "预算绩效",
    "专项资金",
    "政府采购",
    "城乡环境整治",
    "养老服务",
    "校舍安全",
    "公共文化服务",
    "河湖管护",
    "就业补助资金",
    "小型水利设施",
    "公共卫生服务",
    "安全生产",
    "市政道路",
    "老旧小区改造",
    "残疾人康复",
    "森林防火",
    "政务服务",
    "食品安全",
    "农村公路",
    "垃圾分类",
    "耕地管护",
    "社区治理",
    "科学普及",
    "农贸市场",
    "城市绿地",
];

const KINDS: [&str; 8] = [
    "管理办法",
    "实施方案",
    "工作要点",
    "实施细则",
    "三年行动计划",
    "评价指引",
    "考核办法",
    "若干措施",
];

/// All are older than the first year reported on, so any report may rest on any of them.
pub(crate) fn policies() -> Vec<Policy> {
    (0..SIZE)
        .map(|at| {
            let (issuer, spelt) = ISSUERS[at % ISSUERS.len()];
            let year = 2011 + at / ISSUERS.len() % 8;
            let number = 3 + at * 7 % 89;
            Policy {
                title: format!(
                    "{CITY}{}{}",
                    SUBJECTS[at % SUBJECTS.len()],
                    KINDS[at / SUBJECTS.len() % KINDS.len()]
                ),
                number: format!("{issuer}〔{year}〕{number}号"),
                slug: format!("{spelt}-{year}-{number}"),
            }
        })
        .collect()
}
