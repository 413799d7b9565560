//! The units that reports belong to: those that the site lists, and those that an import adds to the list.
//!
//! A unit is known by its very id, name, short name or alias. What is only like one of these is never taken for it.

use crate::build::{self, Drafts, reason};
use crate::cli::site::OpenSite;
use crate::field::{did_you_mean, printable, yaml_text};
use crate::model::{UnitId, pinyin, read_units};
use crate::parse::{Document, Form};
use crate::source::SourcePath;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where units are listed.
const FILES: &[&str] = &["content/units.yaml", "content/units.yml"];
/// Names shorter than this are too short to tell a unit by their end.
const TELLING: usize = 4;

/// The units, as far as they are known.
pub(super) struct Units {
    known: Vec<KnownUnit>,
    list: UnitList,
    /// Those that were added to the list, in order.
    pub(super) added: Vec<AddedUnit>,
}

/// A unit and all it is called by, its id first, then its name.
struct KnownUnit {
    names: Vec<String>,
}

/// A unit that an import added to the list.
pub(super) struct AddedUnit {
    pub(super) id: String,
    pub(super) name: String,
    /// What it may be the same as, as a question.
    pub(super) near: Option<String>,
}

/// Whether and how the list can be added to.
enum UnitList {
    /// By lines at its end; the text so far.
    Open(PathBuf, String),
    /// It lists in a way that no line can be added to.
    Closed,
    /// There is none, and reports name their units themselves.
    Free,
}

/// Where a report's unit leads.
pub(super) struct UnitChoice {
    /// The folder, which is an id or would be one.
    pub(super) folder: String,
    /// What the report's file says.
    pub(super) value: String,
    /// Why somebody has to look at it.
    pub(super) doubt: Option<String>,
}

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Written,
    Told,
}

impl Units {
    /// The units of a site.
    pub(super) fn of(root: &Path, site: Option<&OpenSite>) -> Self {
        let (known, listed) = site.map_or_else(Default::default, |site| {
            build::units(&site.settings, &site.inputs, &site.files, Drafts::In)
        });
        let known = known.iter().map(|unit| KnownUnit {
            names: unit.names().map(str::to_owned).collect(),
        });
        let known: Vec<KnownUnit> = known.collect();
        let list = match FILES.iter().map(|file| root.join(file)).find(|path| path.exists()) {
            Some(path) => open_list(path),
            None if known.is_empty() && !listed => UnitList::Open(root.join(FILES[0]), String::new()),
            None => UnitList::Free,
        };
        Self {
            known,
            list,
            added: Vec::new(),
        }
    }

    /// The id and the full name of the unit that was named on the command line.
    ///
    /// # Errors
    /// When the list has only something like it.
    pub(super) fn named(&self, word: &str) -> Result<Option<String>, String> {
        let word = word.trim();
        if let Some(unit) = self.find(word) {
            return Ok(unit.names.get(1).cloned());
        }
        match self.near(word) {
            Some(question) if !matches!(self.list, UnitList::Free) => Err(format!(
                "单位表里没有“{word}”。{question}不是的，可以先在 content/units.yaml 里登记这个单位"
            )),
            _ => Ok(Some(word.to_owned())),
        }
    }

    /// The unit that a document names. One that the list does not have is added to it.
    pub(super) fn choose(&mut self, name: &str, effect: Effect) -> UnitChoice {
        let name = printable(name).replace('\n', "");
        let name = without_code(&name);
        if let Some(unit) = self.find(name) {
            let id = unit.names.first().cloned().unwrap_or_default();
            let value = match self.list {
                UnitList::Free => name.to_owned(),
                _ => id.clone(),
            };
            return UnitChoice {
                folder: id,
                value,
                doubt: None,
            };
        }
        let id = self.new_id(name);
        let stays = |doubt: Option<String>| UnitChoice {
            folder: id.clone(),
            value: name.to_owned(),
            doubt,
        };
        if let Some(other) = self.same_end(name) {
            return stays(Some(format!(
                "单位表里没有“{name}”，是不是“{other}”？是同一个单位的，改成“{other}”；不是的，先在 content/units.yaml 里登记"
            )));
        }
        match self.add(&id, name, effect) {
            Ok(Added::ToList) => UnitChoice {
                folder: id.clone(),
                value: id,
                doubt: None,
            },
            Ok(Added::Nowhere) => stays(None),
            Err(why) => stays(Some(format!(
                "单位表里没有“{name}”，也没有自动登记（{why}），请在 content/units.yaml 里登记"
            ))),
        }
    }

    /// Whether a unit that a document names may be the one of this name: one of them ends with the other.
    pub(super) fn may_be(&self, said: &str, chosen: &str) -> bool {
        let said = without_code(said.trim());
        let mut names: Vec<&str> = vec![chosen];
        names.extend(self.find(chosen).iter().flat_map(|unit| unit.names.iter().map(String::as_str)));
        names.iter().any(|name| name.ends_with(said) || said.ends_with(name))
    }

    fn find(&self, name: &str) -> Option<&KnownUnit> {
        self.known.iter().find(|unit| unit.names.iter().any(|known| known == name))
    }

    fn near(&self, name: &str) -> Option<String> {
        did_you_mean(name, self.known.iter().flat_map(|unit| unit.names.iter().map(String::as_str)))
    }

    /// A unit whose name the end of this one is, or whose name ends with this one.
    fn same_end(&self, name: &str) -> Option<String> {
        let is_telling = |known: &&String| known.chars().count() >= TELLING && name.chars().count() >= TELLING;
        let mut names = self.known.iter().flat_map(|unit| unit.names.iter().skip(1));
        let found = names.find(|known| is_telling(known) && (name.ends_with(&***known) || known.ends_with(name)));
        found.cloned()
    }

    /// An id that no unit has.
    fn new_id(&self, name: &str) -> String {
        let proposal = pinyin::address_name(name);
        let proposal = match UnitId::new(&proposal) {
            Some(_) => proposal,
            None => "danwei".to_owned(),
        };
        let more = (2..).map(|number| format!("{proposal}-{number}"));
        let mut ids = std::iter::once(proposal.clone()).chain(more);
        ids.find(|id| self.find(id).is_none()).unwrap_or(proposal)
    }

    /// Adds a unit to the list, if there is one that can be added to.
    fn add(&mut self, id: &str, name: &str, effect: Effect) -> Result<Added, String> {
        let known = KnownUnit {
            names: vec![id.to_owned(), name.to_owned()],
        };
        let (path, text) = match &mut self.list {
            UnitList::Closed => return Err("单位表的写法不能在末尾添加".to_owned()),
            UnitList::Free => {
                self.known.push(known);
                return Ok(Added::Nowhere);
            }
            UnitList::Open(path, text) => (path, text),
        };
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let entry = format!("{end}- 标识: {id}\n  名称: {}\n", yaml_text(name));
        let longer = format!("{text}{entry}");
        if !is_longer_list(text, &longer) {
            return Err("单位表的写法不能在末尾添加".to_owned());
        }
        if effect == Effect::Written {
            append(path, &entry).map_err(|error| format!("写不了单位表：{}", reason(&error)))?;
        }
        *text = longer;
        let near = self.near(name);
        self.known.push(known);
        self.added.push(AddedUnit {
            id: id.to_owned(),
            name: name.to_owned(),
            near,
        });
        Ok(Added::ToList)
    }
}

/// Where a new unit was put down.
enum Added {
    ToList,
    /// There is no list.
    Nowhere,
}

/// A name without the code before it, such as `219001-青禾街道办事处`.
fn without_code(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['-', '—', '－']).filter(|_| rest.len() < name.len());
    let rest = rest.map(str::trim).filter(|rest| rest.starts_with(|c: char| !c.is_ascii()));
    rest.unwrap_or(name)
}

fn open_list(path: PathBuf) -> UnitList {
    let text = fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    match text {
        Some(text) if is_open(&text) => UnitList::Open(path, text),
        _ => UnitList::Closed,
    }
}

/// Whether a list has its items at the beginning of lines, or none yet.
fn is_open(text: &str) -> bool {
    let content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = text.lines().filter(content);
    lines.all(|line| line.starts_with("- ") || line.starts_with("  "))
}

/// Whether the longer text lists one unit more, and is as right as the other.
fn is_longer_list(text: &str, longer: &str) -> bool {
    let read = |text: &str| {
        let path = SourcePath::new(FILES[0]);
        let (units, findings) = read_units(&Document::parse(&path, Form::Yaml, text.as_bytes()));
        (units.len(), findings.len())
    };
    let (before, after) = (read(text), read(longer));
    after == (before.0 + 1, before.1)
}

fn append(path: &Path, entry: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(entry.as_bytes())
}
