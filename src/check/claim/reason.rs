//! Whether the text says why something falls short. Any mention counts: whether a reason is a good
//! one is for people to judge.

use super::prose;
use crate::check::paper::Paper;
use crate::parse::PassageKind;
use regex::Regex;
use std::sync::LazyLock;

static LOST_POINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"扣\s*\d|扣分|扣减|扣除|扣了|失分|丢分|减分|得分率|未得满分|未得分|不得分|偏差原因|偏离|未完成|未能完成|没有完成|未达|没有达到|没达到|部分达成|未实现|低于(?:目标|指标|预期)|差距",
    )
    .ok()
});

/// Whether the text says anywhere that points were lost or something was not reached.
pub(in crate::check) fn tells_lost_points(paper: &Paper<'_>) -> bool {
    matches(paper, &LOST_POINTS)
}

static SPENDING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"结余|结转|未支付|未支出|未使用|未执行|尚未|核减|收回|调减|原因|由于|因.{0,20}(?:未|延|缓|迟)|滞后|推迟|延期|缓拨|跨年|节约",
    )
    .ok()
});

/// Whether the text says anything about money that was not spent.
pub(in crate::check) fn excuses_low_spending(paper: &Paper<'_>) -> bool {
    matches(paper, &SPENDING)
}

fn matches(paper: &Paper<'_>, words: &LazyLock<Option<Regex>>) -> bool {
    (words.as_ref()).is_some_and(|words| prose(paper).any(|passage| words.is_match(&passage.text)))
}

/// Whether the text tells why the indicator called `name` differs from its target: in a passage
/// that names it, or in a chapter about deviations.
pub(in crate::check) fn tells_deviations(paper: &Paper<'_>, name: &str) -> bool {
    let words = ["原因", "由于", "因", "导致", "受", "扣", "未", "没有", "超"];
    let named = |text: &str| {
        (name.chars().count() >= 3 && text.contains(name))
            && words.iter().any(|word| text.contains(word))
    };
    prose(paper).any(|passage| named(&passage.text)) || has_chapter_on_deviations(paper)
}

/// Whether there is a chapter 偏离绩效目标的原因和下一步改进措施, as reports on transfer payments have,
/// with more in it than 无.
fn has_chapter_on_deviations(paper: &Paper<'_>) -> bool {
    let mut inside = false;
    for passage in &paper.passages {
        if let PassageKind::Heading(_) = passage.kind {
            let heading = &passage.text;
            inside =
                heading.contains("偏离") || heading.contains("未完成") || heading.contains("偏差");
        } else if inside && passage.text.chars().count() > 8 {
            return true;
        }
    }
    false
}
