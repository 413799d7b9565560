//! Streets, neighbourhoods, contractors and offices.
//! Takes a project's chance; gives the few that its reports speak of.
//! A project keeps its places over the years.

use crate::random::Random;

const WORDS: [&str; 48] = [
    "青禾", "柳湾", "栖云", "长乐", "听松", "望江", "采薇", "白鹭", "石榴", "海棠", "银杏", "晨曦",
    "朝阳", "团结", "和顺", "永丰", "安宁", "兴业", "育才", "建设", "迎宾", "学府", "书香", "春水",
    "秋实", "泉眼", "石桥", "竹林", "梅园", "兰亭", "荷风", "古井", "金穗", "丰收", "同心", "康宁",
    "翠微", "远山", "沿河", "星光", "彩虹", "南苑", "北苑", "东湖", "西塘", "新民", "民主", "鼓楼",
];
const ROADS: [&str; 7] = ["路", "街", "巷", "大道", "东路", "西路", "北街"];
const CONTRACTORS: [&str; 8] = [
    "工程服务中心",
    "社会工作服务中心",
    "技术咨询公司",
    "设计院",
    "职业技术学校",
    "管护服务公司",
    "数据服务公司",
    "行业协会",
];
const OFFICES: [&str; 12] = [
    "综合科",
    "财务科",
    "规划科",
    "项目管理科",
    "公共服务办公室",
    "城市建设办公室",
    "社会事务办公室",
    "监督检查科",
    "资产管理科",
    "业务一科",
    "业务二科",
    "信息科",
];

/// The places of a project, given out in turn so that one sentence never names a place twice.
pub(crate) struct Places {
    roads: Vec<String>,
    quarters: Vec<String>,
    contractors: Vec<String>,
    offices: Vec<&'static str>,
    turn: usize,
}

impl Places {
    pub(crate) fn draw(random: &mut Random) -> Self {
        let mut words = WORDS;
        random.shuffle(&mut words);
        let mut offices = OFFICES;
        random.shuffle(&mut offices);
        let mut kinds = CONTRACTORS;
        random.shuffle(&mut kinds);
        let roads = words[..7]
            .iter()
            .map(|word| format!("{word}{}", random.pick(&ROADS)));
        let roads = roads.collect();
        let quarters = words[7..12]
            .iter()
            .map(|word| format!("{word}社区"))
            .collect();
        let contractors = words[12..15]
            .iter()
            .zip(kinds)
            .map(|(word, kind)| format!("{word}{kind}"))
            .collect();
        Self {
            roads,
            quarters,
            contractors,
            offices: offices[..3].to_vec(),
            turn: 0,
        }
    }

    /// A name for the project's own area.
    pub(crate) fn area(&self) -> &str {
        &self.quarters[0]
    }

    pub(crate) fn road(&mut self) -> &str {
        let at = self.next(self.roads.len());
        &self.roads[at]
    }

    pub(crate) fn quarter(&mut self) -> &str {
        let at = self.next(self.quarters.len());
        &self.quarters[at]
    }

    pub(crate) fn contractor(&mut self) -> &str {
        let at = self.next(self.contractors.len());
        &self.contractors[at]
    }

    pub(crate) fn office(&mut self) -> &'static str {
        let at = self.next(self.offices.len());
        self.offices[at]
    }

    fn next(&mut self, length: usize) -> usize {
        self.turn += 1;
        self.turn % length
    }
}
