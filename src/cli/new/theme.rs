//! `mingbai new theme`: files of the built-in theme, copied to be changed; nothing else is set.

use super::report::write_new;
use super::theme_files::FILES;
use crate::cli::output::{CommandResult, FINE, print};
use crate::cli::site::OpenSite;
use crate::config::{FILE_NAME, is_plain_name};
use crate::field::did_you_mean;
use crate::render::{ThemeFile, built_in_files};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Copies the files that are named into a theme of the site, or says which there are.
pub(super) fn run(root: &Path, name: &str, words: &[String]) -> CommandResult {
    if !is_plain_name(name) || name == "default" {
        let why = match name {
            "default" => "default 是内置主题的名字",
            _ => "只能有字母、数字、连字符和下划线，最多64个",
        };
        return Err(format!("主题的名字写的是“{name}”，{why}。请换一个").into());
    }
    if words.is_empty() {
        return list(name);
    }
    let mut files: Vec<ThemeFile> = Vec::new();
    for word in words {
        let file = named(word, name)?;
        if files.iter().all(|known| known.path != file.path) {
            files.push(file);
        }
    }
    let site = OpenSite::open(root)?;
    let paths: Vec<String> = files
        .iter()
        .map(|file| format!("themes/{name}/{}", file.path))
        .collect();
    let taken: Vec<&str> = paths
        .iter()
        .map(String::as_str)
        .filter(|path| root.join(path).symlink_metadata().is_ok())
        .collect();
    if !taken.is_empty() {
        let taken = taken.join("、");
        return Err(format!("{taken} 已经存在，一个文件也没有写。要重新复制，先把它移走").into());
    }
    refuse_links(root, &paths)?;
    for (path, file) in paths.iter().zip(&files) {
        write_new(&root.join(path), file.text.as_bytes())?;
    }
    let shown: String = paths.iter().map(|path| format!("  {path}\n")).collect();
    let used = match *site.settings.config.theme == *name {
        true => format!("{FILE_NAME} 里已经写了“主题: {name}”\n"),
        false => format!("在 {FILE_NAME} 里写上这一行，主题才用上：\n\n主题: {name}\n"),
    };
    print(&format!(
        "复制好了：\n{shown}改这些文件就行；没有复制的照用内置的。以后程序升级，复制出来的不会跟着变\n{used}"
    ))?;
    Ok(FINE)
}

/// The built-in file that a word names, by its path or its name alone.
fn named(word: &str, theme: &str) -> Result<ThemeFile, Box<dyn Error>> {
    let path = word.replace('\\', "/");
    let is_called = |file: &ThemeFile| file.path == path || file_name(&file.path) == path;
    built_in_files().find(is_called).ok_or_else(|| {
        let known = FILES.iter().map(|(path, _)| file_name(path));
        let near = did_you_mean(&path, known).unwrap_or_default();
        format!("内置主题里没有“{word}”。{near}运行 mingbai new theme {theme} 可以看到全部").into()
    })
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Refuses folders that are links: a theme behind one would not be read, and nothing is written outside the site.
fn refuse_links(root: &Path, paths: &[String]) -> Result<(), Box<dyn Error>> {
    for path in paths {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            let meta = fs::symlink_metadata(root.join(folder));
            if meta.is_ok_and(|meta| meta.file_type().is_symlink()) {
                return Err(format!("{folder} 是一个链接，不能写到别处。请换成文件夹").into());
            }
        }
    }
    Ok(())
}

/// Says what can be changed.
fn list(name: &str) -> CommandResult {
    let longest = FILES.iter().map(|(path, _)| file_name(path).len()).max();
    let width = longest.unwrap_or_default() + 2;
    let lines = FILES
        .iter()
        .map(|(path, what)| format!("  {:<width$}{what}\n", file_name(path)));
    let lines: String = lines.collect();
    print(&format!(
        "可以改的文件：\n{lines}\n把要改的写在后面，就复制到 themes/{name}/，例如：\n  mingbai new theme {name} style.css strings.yaml\n\n\
         只想换颜色、放徽标、改几处样式，不必做主题：在 {FILE_NAME} 里写“主色”“徽标”，样式写在 static/custom.css\n"
    ))?;
    Ok(FINE)
}

#[cfg(test)]
mod tests {
    use super::{FILES, built_in_files, file_name};
    use std::collections::BTreeSet;

    #[test]
    fn all_files_of_the_built_in_theme_are_listed_by_names_of_their_own() {
        let listed: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        let there: BTreeSet<String> = built_in_files().map(|file| file.path).collect();
        assert_eq!(listed, there);
        let names: BTreeSet<&str> = FILES.iter().map(|(path, _)| file_name(path)).collect();
        assert_eq!(names.len(), FILES.len());
    }
}
