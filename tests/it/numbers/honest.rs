//! Numbers that offices print, made from a fixed sequence.

/// A fixed sequence: the same numbers in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// So many digits.
    fn digits(&mut self, count: usize) -> String {
        let digit = |_| char::from(b'0' + self.below(10) as u8);
        (0..count).map(digit).collect()
    }

    /// A day of these years.
    fn day(&mut self, first: u64, years: u64) -> String {
        let (year, month, day) = (self.below(years), self.below(12), self.below(28));
        format!("{}{:02}{:02}", first + year, month + 1, day + 1)
    }

    /// An identity number, of somebody born between 1950 and 1999, that begins so.
    pub(super) fn identity(&mut self, start: &str) -> String {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let body = format!("{start}{}{}", self.day(1950, 50), self.digits(3));
        let digits = body.bytes().map(|digit| u32::from(digit - b'0'));
        let sum: u32 = digits
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let check = b"10X98765432"[(sum % 11) as usize];
        match check {
            b'X' => self.identity(start),
            check => format!("{body}{}", char::from(check)),
        }
    }

    /// A card of 19 digits.
    pub(super) fn card(&mut self) -> String {
        let body = format!("6217{}", self.digits(14));
        let digits = body.bytes().rev().map(|digit| u32::from(digit - b'0'));
        let doubled = digits.enumerate().map(|(index, digit)| match digit * 2 {
            _ if index % 2 == 1 => digit,
            doubled if doubled > 9 => doubled - 9,
            doubled => doubled,
        });
        let sum: u32 = doubled.sum();
        format!("{body}{}", (10 - sum % 10) % 10)
    }

    /// A unified social credit code: of a public body, in digits or with letters.
    fn credit_code(&mut self) -> String {
        const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        let value = |sign: u8| SIGNS.iter().position(|known| *known == sign).unwrap();
        let kinds = ["11", "12", "13", "51", "52", "91", "92", "93"];
        let kind = kinds[self.below(8) as usize];
        let place = ["530102", "511402", "110105", "331102"][self.below(4) as usize];
        let organisation = match self.below(3) {
            0 => format!("MA{}", self.digits(6)),
            _ => self.digits(8),
        };
        let of_letter = |sign: u8| match sign {
            b'0'..=b'9' => u32::from(sign - b'0'),
            letter => u32::from(letter - b'A') + 10,
        };
        let weights = [3, 7, 9, 10, 5, 8, 4, 2];
        let signs = organisation.bytes().map(of_letter);
        let sum: u32 = signs.zip(weights).map(|(sign, weight)| sign * weight).sum();
        let check = match 11 - sum % 11 {
            10 => 'X',
            11 => '0',
            digit => char::from(b'0' + digit as u8),
        };
        let body = format!("{kind}{place}{organisation}{check}");
        let mut weight = 1;
        let mut sum = 0;
        for sign in body.bytes() {
            sum += value(sign) * weight;
            weight = weight * 3 % 31;
        }
        format!("{body}{}", char::from(SIGNS[(31 - sum % 31) % 31]))
    }
}

/// What is printed before a number, and how one is made.
type Kind = (&'static str, fn(&mut Random) -> String);

pub(super) const KINDS: &[Kind] = &[
    ("财政项目编码", |r| {
        format!(
            "5{:05}{:02}R{}",
            r.below(30) * 100,
            20 + r.below(6),
            r.digits(12)
        )
    }),
    ("项目编码", |r| {
        format!("{}{}", r.identity("530102"), r.digits(3))
    }),
    ("项目代码", |r| {
        format!(
            "{:02}{:02}-530102-04-01-{}",
            20 + r.below(6),
            1 + r.below(12),
            r.digits(6)
        )
    }),
    ("指标文号", |r| r.digits(21)),
    ("发票代码和号码", |r| {
        format!("{}/{}", r.digits(12), r.digits(8))
    }),
    ("投入产出", |r| {
        let (first, second) = (r.digits(10), r.digits(11));
        format!("1{first}/{second}*100%")
    }),
    ("合同编号", |r| {
        format!("530102{}{}", r.day(2015, 11), r.digits(4))
    }),
    ("采购合同号", |r| r.digits(18)),
    ("发票号码", |r| r.digits(8)),
    ("发票代码", |r| r.digits(12)),
    ("数电票号码", |r| {
        format!("{}53{}", 23 + r.below(4), r.digits(16))
    }),
    ("单位账号", |r| {
        format!(
            "{}{}",
            ["2502", "0200", "5300", "8700"][r.below(4) as usize],
            r.digits(15)
        )
    }),
    ("开户行及账号", |r| {
        format!(
            "示例银行 {}{}",
            ["24", "53", "13"][r.below(3) as usize],
            r.digits(15)
        )
    }),
    ("快递单号", |r| r.digits(12 + r.0 as usize % 4)),
    ("运单", |r| format!("SF{}", r.digits(13))),
    ("监督索引号", |r| format!("530102{}", r.digits(11))),
    ("统一社会信用代码", Random::credit_code),
    ("供应商", |r| format!("示例公司{}", r.credit_code())),
    ("书号", |r| {
        format!("978-7-{}-{}-{}", r.digits(4), r.digits(4), r.digits(1))
    }),
    ("监督电话", |r| format!("0871-6{}", r.digits(7))),
    ("起止日期", |r| {
        format!("{}-{}", r.day(2020, 6), r.day(2020, 6))
    }),
    ("订单号", |r| {
        format!("{}{}", r.day(2020, 6), r.digits(11))
    }),
    ("流水号", |r| r.digits(16)),
    ("预算金额（元）", |r| {
        format!("{}.{}", 1 + r.below(99_999_999_999), r.digits(2))
    }),
    ("国标条码", |r| format!("69{}", r.digits(11))),
    ("不动产单元号", |r| {
        format!("530102{}GB{}W{}", r.digits(6), r.digits(5), r.digits(8))
    }),
    ("坐标", |r| {
        format!("10{}.{},25.{}", r.below(5), r.digits(6), r.digits(6))
    }),
    ("档案编号", |r| r.digits(11)),
    ("合同号", |r| {
        format!("YN530102{}{}", r.day(2015, 11), r.digits(4))
    }),
    ("收款账号", |r| {
        format!(
            "示例街道办事处 {}{}",
            ["2502", "5300"][r.below(2) as usize],
            r.digits(15)
        )
    }),
    ("预算项目代码", |r| r.digits(20)),
    ("组织机构代码", |r| {
        format!("{}-{}", r.digits(8), r.digits(1))
    }),
    ("宗地编号", |r| {
        format!("530102{}-{}-{}", r.digits(3), r.digits(3), r.digits(4))
    }),
    ("时间", |r| format!("{}{}", r.day(2015, 11), r.digits(6))),
    ("办公电话", |r| format!("（0871）6{}", r.digits(7))),
    ("热线", |r| format!("12345、0871-6{}", r.digits(7))),
    ("服务器地址", |r| {
        let mut part = || (1 + r.below(254)).to_string();
        [part(), part(), part(), part()].join(".")
    }),
    ("执行标准", |r| {
        format!("GB/T {}-20{:02}", r.digits(5), 5 + r.below(20))
    }),
    ("合计（元）", |r| {
        let (high, low) = (10 + r.below(900), r.digits(3));
        format!("{high},{low},{},{}", r.digits(3), r.digits(3))
    }),
    ("增长率", |r| {
        format!("{}.{}%", r.below(100), r.digits(8))
    }),
    ("设备序列号", |r| format!("SN{}", r.digits(16))),
    ("资产编号", |r| {
        format!("{}{}", r.day(2010, 16), r.digits(8))
    }),
    ("许可证号", |r| format!("JY1530102{}", r.digits(7))),
    ("批次号", |r| {
        let first = r.digits(11);
        format!("{first}、{}", r.digits(11))
    }),
];
