//! Which file imports which, read off the sources: what a `use` or a path in the code names is
//! followed through re-exports to the file that defines it.

use super::source_text::{SourceText, closing, split_top, word};
use std::collections::{BTreeMap, HashMap};

/// The imports of files: from one path to another, with one path in the code that names it.
pub(super) type Imports<'s> = BTreeMap<(&'s str, &'s str), String>;

/// The names of a module from the crate's root downwards, or of what a `use` names.
type Path = Vec<String>;

/// The imports between the files of one crate, whose root is `lib.rs` or `main.rs` in `folder`.
/// Code for tests is left out, and so is what a module with modules of its own only re-exports.
pub(super) fn imports<'s>(folder: &str, sources: &'s [SourceText]) -> Imports<'s> {
    let mut modules = HashMap::new();
    for source in sources {
        let inside = source.path.strip_prefix(folder).unwrap();
        let mut path: Path = inside
            .trim_end_matches(".rs")
            .split('/')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        path.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        // A binary beside a library is a crate of its own; the library comes first.
        modules.entry(path).or_insert_with(|| Module::read(source));
    }
    let names = Names(modules);
    let mut imports = Imports::new();
    for (path, module) in &names.0 {
        for named in names.named_in(path, module) {
            if let Some(Found::Item(of)) = names.find(path, &named)
                && of != module.source.path
            {
                let key = (module.source.path.as_str(), of);
                imports.entry(key).or_insert_with(|| named.join("::"));
            }
        }
    }
    imports
}

struct Module<'s> {
    source: &'s SourceText,
    /// What its `use`s bind: a name, what it stands for, and whether it is a re-export.
    uses: Vec<(String, Path, Seen)>,
    /// The paths in its code outside of `use`s.
    paths: Vec<Path>,
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Here,
    Outside,
}

impl<'s> Module<'s> {
    fn read(source: &'s SourceText) -> Self {
        let code = source.shipped();
        let (mut uses, mut rest, mut at) = (Vec::new(), String::new(), 0);
        for (start, _) in code.match_indices("use ") {
            if start < at || code[..start].ends_with(is_word) {
                continue;
            }
            let before = code[..start].trim_end();
            let seen = match before.ends_with("pub") || before.ends_with(')') {
                true => Seen::Outside,
                false => Seen::Here,
            };
            let end = start + code[start..].find(';').unwrap_or(code.len() - start);
            let mut bound = Vec::new();
            bind(&[], &code[start + "use ".len()..end], &mut bound);
            uses.extend(bound.into_iter().map(|(name, path)| (name, path, seen)));
            rest.push_str(&code[at..start]);
            at = end;
        }
        rest.push_str(&code[at..]);
        let paths = paths(&rest);
        Self {
            source,
            uses,
            paths,
        }
    }
}

/// What one tree of a `use` binds.
fn bind(before: &[String], tree: &str, bound: &mut Vec<(String, Path)>) {
    let mut path = before.to_vec();
    let mut rest = tree.trim();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            for part in split_top(&group[..closing(group, '{', '}')]) {
                bind(&path, &part, bound);
            }
            return;
        }
        let name = word(rest);
        rest = rest[name.len()..].trim_start();
        if name != "self" || path.is_empty() {
            path.push(name);
        }
        match rest.strip_prefix("::") {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    let name = match rest.strip_prefix("as ") {
        Some(other) => word(other),
        None => path.last().cloned().unwrap_or_default(),
    };
    bound.push((name, path));
}

/// The paths in a code that has no `use`, and the single names that look like a type or a call.
fn paths(code: &str) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut rest = code;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        if !is_word(c) || c.is_numeric() {
            before = c;
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let mut path = vec![word(rest)];
        rest = &rest[path[0].len()..];
        while let Some(after) = rest
            .strip_prefix("::")
            .filter(|after| after.starts_with(is_word))
        {
            path.push(word(after));
            rest = &after[path[path.len() - 1].len()..];
        }
        let telling =
            path.len() > 1 || path[0].starts_with(char::is_uppercase) || rest.starts_with('(');
        // In a macro `$crate` is the crate of its file, whose names the file has anyway.
        if telling && !matches!(before, '.' | ':' | '$') {
            paths.push(path);
        }
        before = 'a';
    }
    paths
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// All modules of a crate by their paths.
struct Names<'s>(HashMap<Path, Module<'s>>);

/// What a path leads to.
enum Found<'s> {
    Module(Path),
    /// Something that this file defines.
    Item(&'s str),
}

impl<'s> Names<'s> {
    /// Every path in a module that counts as an import, in the module's own terms.
    fn named_in(&self, path: &Path, module: &Module<'s>) -> Vec<Path> {
        let children: Vec<_> = self
            .0
            .keys()
            .filter(|other| other.len() == path.len() + 1 && other.starts_with(path))
            .filter_map(|other| other.last().cloned())
            .collect();
        let here = |(_, target, seen): &(String, Path, Seen)| {
            (*seen == Seen::Here || children.is_empty()).then(|| target.clone())
        };
        let mut named: Vec<_> = module.uses.iter().filter_map(here).collect();
        named.extend(module.paths.iter().cloned());
        // A module that a macro declares from a list is also used by what the macro makes of it.
        let declared = |name: &String| module.source.code.contains(&format!("mod {name};"));
        for child in children.into_iter().filter(|child| !declared(child)) {
            named.push(vec!["self".to_owned(), child, "*".to_owned()]);
        }
        named
    }

    /// What a path in the module `from` leads to; `None` for other crates and local names.
    fn find(&self, from: &Path, path: &[String]) -> Option<Found<'s>> {
        let (first, mut rest) = path.split_first()?;
        let mut found = match first.as_str() {
            "crate" => Found::Module(Vec::new()),
            "self" => Found::Module(from.clone()),
            "super" => Found::Module(parent(from)),
            _ => self.look_up(from, first, rest.is_empty())?,
        };
        while let (Found::Module(module), Some((name, after))) = (&found, rest.split_first()) {
            rest = after;
            found = match name.as_str() {
                "super" => Found::Module(parent(module)),
                _ => match self.look_up(module, name, rest.is_empty()) {
                    Some(found) => found,
                    None if self.binds(module, name) => return None,
                    None => Found::Item(&self.0.get(module)?.source.path),
                },
            };
        }
        Some(found)
    }

    /// What a name in a module leads to: last in a path, it is rather an item than a module.
    fn look_up(&self, module: &Path, name: &str, last: bool) -> Option<Found<'s>> {
        let mut child = module.clone();
        child.push(name.to_owned());
        let child = self.0.contains_key(&child).then_some(Found::Module(child));
        if child.is_some() && !last {
            return child;
        }
        let (_, target, _) = match self
            .0
            .get(module)?
            .uses
            .iter()
            .find(|(bound, ..)| bound == name)
        {
            Some(bound) => bound,
            None => return child,
        };
        // In `use x::x`, the first is a module here or another crate.
        match child.is_none() && target.first().is_some_and(|first| first == name) {
            true => None,
            false if target.as_slice() == [name] => child,
            false => self.find(module, target).or(child),
        }
    }

    fn binds(&self, module: &Path, name: &str) -> bool {
        self.0
            .get(module)
            .is_some_and(|module| module.uses.iter().any(|(bound, ..)| bound == name))
    }
}

fn parent(module: &Path) -> Path {
    module[..module.len().saturating_sub(1)].to_vec()
}
