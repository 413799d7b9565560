//! 曾用名 as readers see it.

use super::site::Site;

/// 曾用名 of a report: the names, and in the place of a code or an address the name of the
/// project there, with its unit where that is another. `None` where none is known.
pub fn former_names(site: &Site, report: usize) -> Option<String> {
    let names = &site.reports[report].history.as_ref()?.former_names;
    let led = site.projects.formerly(report)?;
    let words = names.iter().zip(led).map(|(name, led)| {
        let Some(at) = *led else {
            let is_name = !name.is_ascii() && !name.contains('/');
            return is_name.then(|| name.to_string());
        };
        let former = &*site.reports[at].project.value;
        let unit = &site.units[site.unit_of[at]];
        Some(match site.unit_of[at] == site.unit_of[report] {
            true => former.to_owned(),
            false => format!("{former}（{}）", unit.label()),
        })
    });
    let words: Vec<String> = words.flatten().collect();
    (!words.is_empty()).then(|| words.join("、"))
}
