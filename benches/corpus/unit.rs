//! The units that publish.
//! Takes how many are wanted; gives as many, at most a thousand: twenty invented districts, each
//! with a government, its offices and its street offices.
//! A unit's number decides everything about it; no two share an id or a name.

pub(crate) const CITY: &str = "云岭市";

/// As many as there are districts times offices.
pub(crate) const MOST: usize = DISTRICTS.len() * (OFFICES.len() + STREETS.len() + 1);

pub(crate) struct Unit {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short: String,
    /// The id of the district's government, for everyone but itself.
    pub(crate) parent: Option<String>,
    /// The government's name: whom the unit answers to.
    pub(crate) superior: String,
    pub(crate) code: String,
    pub(crate) phone: String,
}

pub(crate) const DISTRICTS: [(&str, &str); 20] = [
    ("青麓", "qinglu"),
    ("澄川", "chengchuan"),
    ("云渡", "yundu"),
    ("松岭", "songling"),
    ("临溪", "linxi"),
    ("安澜", "anlan"),
    ("平芜", "pingwu"),
    ("石潭", "shitan"),
    ("梅渚", "meizhu"),
    ("望川", "wangchuan"),
    ("霁山", "jishan"),
    ("芳洲", "fangzhou"),
    ("鹿鸣", "luming"),
    ("沅桥", "yuanqiao"),
    ("白榆", "baiyu"),
    ("清晏", "qingyan"),
    ("锦塘", "jintang"),
    ("枫溆", "fengxu"),
    ("远浦", "yuanpu"),
    ("竹屿", "zhuyu"),
];

const OFFICES: [(&str, &str); 24] = [
    ("教育体育局", "jiaoyu-tiyu"),
    ("民政局", "minzheng"),
    ("财政局", "caizheng"),
    ("人力资源和社会保障局", "renshe"),
    ("自然资源局", "ziran-ziyuan"),
    ("住房和城乡建设局", "zhujian"),
    ("交通运输局", "jiaotong"),
    ("水务局", "shuiwu"),
    ("农业农村局", "nongye"),
    ("商务局", "shangwu"),
    ("文化和旅游局", "wenlv"),
    ("卫生健康局", "weijian"),
    ("应急管理局", "yingji"),
    ("审计局", "shenji"),
    ("市场监督管理局", "shichang-jianguan"),
    ("统计局", "tongji"),
    ("医疗保障局", "yibao"),
    ("城市管理局", "chengguan"),
    ("林业和草原局", "lincao"),
    ("政务服务局", "zhengwu"),
    ("退役军人事务局", "tuiyi"),
    ("残疾人联合会", "canlian"),
    ("图书馆", "tushuguan"),
    ("疾病预防控制中心", "jikong"),
];

const STREETS: [(&str, &str); 25] = [
    ("柳湾", "liuwan"),
    ("东篱", "dongli"),
    ("北渚", "beizhu"),
    ("荷塘", "hetang"),
    ("桂岩", "guiyan"),
    ("双桥", "shuangqiao"),
    ("春晖", "chunhui"),
    ("西照", "xizhao"),
    ("拾光", "shiguang"),
    ("文渊", "wenyuan"),
    ("古槐", "guhuai"),
    ("泉林", "quanlin"),
    ("星河", "xinghe"),
    ("长亭", "changting"),
    ("映山", "yingshan"),
    ("采石", "caishi"),
    ("稻香", "daoxiang"),
    ("临江", "linjiang"),
    ("金谷", "jingu"),
    ("紫薇", "ziwei"),
    ("明湖", "minghu"),
    ("三元", "sanyuan"),
    ("雁栖", "yanqi"),
    ("渔浦", "yupu"),
    ("平安", "pingan"),
];

/// As many units as are wanted, in the first so many districts.
pub(crate) fn units(wanted: usize, districts: usize) -> Vec<Unit> {
    let most = MOST / DISTRICTS.len() * districts;
    let numbers = 0..wanted.min(most);
    numbers.map(|number| unit(number, districts)).collect()
}

/// The governments come first, so that every later unit's parent exists; after them each district
/// begins at another office, so that a small site has a mixture too.
fn unit(number: usize, districts: usize) -> Unit {
    let (place, round) = (number % districts, number / districts);
    let (district, pinyin) = DISTRICTS[place];
    let superior = format!("{CITY}{district}区人民政府");
    let government = format!("{pinyin}-zhengfu");
    let others = OFFICES.len() + STREETS.len();
    let office = round.checked_sub(1).map(|turn| (turn + 7 * place) % others);
    let (id, short) = match office {
        None => (government.clone(), format!("{district}区政府")),
        Some(at) if at < OFFICES.len() => (
            format!("{pinyin}-{}", OFFICES[at].1),
            format!("{district}区{}", OFFICES[at].0),
        ),
        Some(at) => {
            let (street, spelt) = STREETS[at - OFFICES.len()];
            (
                format!("{pinyin}-{spelt}"),
                format!("{district}区{street}街道"),
            )
        }
    };
    let name = match office {
        None => superior.clone(),
        Some(at) if at < OFFICES.len() => format!("{CITY}{short}"),
        Some(_) => format!("{CITY}{short}办事处"),
    };
    Unit {
        id,
        name,
        short,
        parent: office.map(|_| government),
        superior,
        code: format!("{:03}{:03}", 101 + place, 1 + office.map_or(0, |at| at + 1)),
        phone: format!("0590-555{number:04}"),
    }
}
