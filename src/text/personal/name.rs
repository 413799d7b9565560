//! Names of persons, known without a word that says so.
//!
//! Takes what stands in a cell or between two marks; tells whether it is a name. Errs on the side of no: nine in ten
//! names are seen, of nine in ten persons. Pure and total.

use std::borrow::Cow;

/// The surnames of nine in ten persons, of one character.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛\
    叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文普沙施杞阮祁殷聂骆鲍涂戚耿葛符詹柯翟倪牟饶刀和木";
/// Those of two.
const LONG_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "慕容", "令狐",
];
/// Signs that a name of a place, a body or a thing has, and no name of a person.
const NO_NAME: &str = "镇乡村县区市州街道路社组局办科室站所院校处队场厂店园馆司库桥河湖沟坝塘寨屯堡湾坪乡费款金额数量率度类型级\
    年月日元某计均菜瓜薯果树苗牛羊猪鸡鱼米面油布料机车器材具全工本程案目标务理效益期间化性\
    墩巾材眼斛麦粱版管砖板纸桌椅柜灯泵涂漆箱盒袋瓶杯锅碗盘耳卡谐平护岗";

/// Words that begin as a name does.
const WORDS: &[&str] = &[
    "康复",
    "高龄",
    "高温",
    "高考",
    "高中",
    "高校",
    "高效",
    "高层",
    "高位",
    "高危",
    "高血压",
    "高血糖",
    "周边",
    "周围",
    "周转",
    "常年",
    "常住",
    "常用",
    "方便",
    "方面",
    "方案",
    "方法",
    "方式",
    "温饱",
    "黄金",
    "江南",
    "石灰",
    "龙头",
    "文艺",
    "文体",
    "文明",
    "文化",
    "文旅",
    "武术",
    "马上",
    "马路",
    "时常",
    "时候",
    "时间",
    "任何",
    "白内障",
    "白血病",
    "何时",
    "汤药",
    "安康",
    "万人",
    "万户",
    "金融",
    "于是",
    "易致贫",
    "宋体",
    "毛发",
    "施工",
    "程序",
    "许可",
    "夏季",
    "秦皇岛",
    "江苏",
    "陆续",
];
/// Surnames that few have, or that are more often words.
const RARE_SURNAMES: &str = "自普者阿岩玉召排早余奚祝单佟桂苗皮滕晏苟敖保鲁字罕尚纳束海桑铁木和刀喻凌霍虞支柯管卢莫房裘缪干解应宗丁\
    宣贲郁杭洪包诸左石崔吉钮嵇邢滑裴陆荣翁荀惠甄封芮储靳糜松井巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴\
    甘钭厉戎祖符景詹束幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍";
/// Characters of given names.
const GIVEN: &str = "明芳伟秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂兰玉梅建国志红文华春福贵小云\
    忠德才良荣生祥发富林海波峰辉鹏宇浩然俊凯斌健毅康宁琴琳莉萍燕雪婷慧颖倩珍凤菊莲花香美仙素淑惠翠金银宝长永正光新学\
    成有世开朝先启应家进庆天龙虎松柏青山川江河温罕香罗恩诺旺扎顺坤元亮晓东南西北";

/// Whether a word may be a name of somebody with a surname that few have: among names for certain.
pub fn is_likely_name(word: &str) -> bool {
    let mut characters = word.chars();
    let surname = characters.next().is_some_and(|c| RARE_SURNAMES.contains(c));
    let given = characters.clone().count();
    surname
        && (1..=2).contains(&given)
        && characters.all(|c| GIVEN.contains(c))
        && !WORDS.contains(&word)
}

/// A cell without spaces.
pub fn without_spaces(cell: &str) -> Cow<'_, str> {
    match cell.contains(char::is_whitespace) {
        true => cell.chars().filter(|c| !c.is_whitespace()).collect(),
        false => Cow::Borrowed(cell),
    }
}

/// Whether a text begins with a surname: a quick look, for most texts do not.
pub fn begins_like_name(text: &str) -> bool {
    let mut long = LONG_SURNAMES.iter();
    text.starts_with(|c: char| SURNAMES.contains(c))
        || long.any(|surname| text.starts_with(surname))
}

/// Whether a cell is a name of a person without any title saying so: a surname and one or two characters,
/// none of them a sign of something else.
pub fn is_certain_name(cell: &str) -> bool {
    // Two to four Han characters.
    if !(6..=16).contains(&cell.len()) {
        return false;
    }
    let bare = without_spaces(cell);
    let count = bare.chars().count();
    let long = LONG_SURNAMES
        .iter()
        .any(|surname| bare.starts_with(surname));
    let surname = bare.chars().next().is_some_and(|c| SURNAMES.contains(c));
    let fits = surname && (2..=3).contains(&count) || long && (3..=4).contains(&count);
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    fits && bare.chars().all(han)
        && !bare.contains(|c: char| NO_NAME.contains(c))
        && !WORDS.contains(&&*bare)
}

/// The name in a cell that says a little more of whoever it is: 户主：李明, 李明（户主）, 李明等3人, 李明同学; of several the
/// first.
pub fn bare_name(cell: &str) -> &str {
    const ROLES: &[&str] = &["户主", "姓名", "申请人", "学生", "患者", "对象"];
    const BEHIND: &[&str] = &["同学", "同志", "女士", "先生", "老人", "户", "家"];
    let cell = cell.trim();
    let cell = match cell.split_once(['：', ':']) {
        Some((role, name)) if ROLES.contains(&role.trim()) => name.trim(),
        _ => cell,
    };
    let end = cell.find(|c: char| "、，,（(等".contains(c));
    let name = cell[..end.unwrap_or(cell.len())].trim();
    let mut stripped = BEHIND.iter().filter_map(|word| name.strip_suffix(word));
    // Most names have three characters, and none has one.
    stripped
        .find(|name| name.chars().count() >= 2)
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{bare_name, is_certain_name};

    #[test]
    fn names_are_told_from_places_and_things() {
        for name in ["李明", "王 静", "欧阳小明"] {
            assert!(is_certain_name(name), "{name}");
        }
        for other in [
            "高新区",
            "马街镇",
            "黄瓜",
            "马铃薯",
            "万元",
            "李某",
            "数量指标",
            "项目",
        ] {
            assert!(!is_certain_name(other), "{other}");
        }
    }

    #[test]
    fn a_name_is_told_from_what_is_said_of_it() {
        for cell in [
            "户主：李明",
            "李明（户主）",
            "李明等3人",
            "李明同学",
            "李明、王静",
        ] {
            assert_eq!(bare_name(cell), "李明");
        }
        assert_eq!(bare_name("李明"), "李明");
    }
}
