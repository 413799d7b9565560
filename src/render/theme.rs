//! A theme: templates, words and assets; built in, or overridden file by file.
//!
//! Invariant: every page kind has a template, and every template has been compiled before the
//! first page is rendered.

use super::ThemeError;
use super::asset::{Asset, is_plain};
use super::environment::{Trust, environment};
use super::fold;
use super::layout::{self, Layouts, all_set};
use super::markdown::Rendered;
use super::prepared::Prepared;
use super::rendering::Rendering;
use super::strings::{self, Strings, ThemeStrings};
use crate::model::Route;
use crate::page::{Layout, TEMPLATES, is_colour_style};
use crate::source::built_in;
use include_dir::{Dir, include_dir};
use minijinja::value::{Object, Serde, Value};
use minijinja::{Captured, Environment, context};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/default");

/// Bytes that most pages fit in.
const TYPICAL_PAGE: usize = 40 << 10;

/// The files of a theme, by path below its folder.
type Files = BTreeMap<String, Cow<'static, [u8]>>;

/// A file of the built-in theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Its path below the theme's folder.
    pub path: String,
    /// What it holds.
    pub text: &'static str,
}

/// The files of the built-in theme, in no order that matters.
pub fn built_in_files() -> impl Iterator<Item = ThemeFile> {
    let folders = BUILT_IN.dirs().chain([&BUILT_IN]);
    let files = folders.flat_map(Dir::files);
    files.filter_map(|file| {
        let path = file.path().to_str()?.replace('\\', "/");
        let text = file.contents_utf8()?;
        Some(ThemeFile { path, text })
    })
}

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    environment: Environment<'static>,
    /// The templates as they were written, for what is said of their faults.
    sources: BTreeMap<String, String>,
    assets: Vec<Asset>,
}

impl Theme {
    /// The theme that comes with the program.
    ///
    /// # Errors
    /// Never, as tests hold.
    pub fn builtin() -> Result<Self, ThemeError> {
        Self::with_overrides(BTreeMap::new())
    }

    /// The built-in theme with files put in place of its own, by path below the theme's folder:
    /// `templates/report.html`, `assets/style.css`, `strings.yaml`. More templates and assets may
    /// be added; words are overridden one by one.
    ///
    /// # Errors
    /// When a file is none that a theme can have, a template does not compile, or the words cannot
    /// be read.
    pub fn with_overrides(overrides: BTreeMap<String, Vec<u8>>) -> Result<Self, ThemeError> {
        let mut files = Files::new();
        collect(&BUILT_IN, &mut files);
        let own_words = files.remove(strings::FILE).ok_or("it has no words");
        let own_words = built_in("theme", own_words);
        let mut words = built_in("theme", strings::read(&own_words, None));
        let foreign = overrides.keys().any(|path| path.starts_with("templates/"));
        let trust = if foreign { Trust::Foreign } else { Trust::Own };
        for (path, bytes) in overrides {
            if path == strings::FILE {
                let known = words.clone();
                words.extend(strings::read(&bytes, Some(&known))?);
            } else {
                files.insert(path, bytes.into());
            }
        }
        Self::from_files(files, &words, trust)
    }

    fn from_files(files: Files, words: &Strings, trust: Trust) -> Result<Self, ThemeError> {
        let mut environment = environment(Value::from_object(ThemeStrings::new(words)), trust)
            .map_err(|error| ThemeError::of_template("", &error))?;
        let mut assets = Vec::new();
        let mut sources = BTreeMap::new();
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                let source = String::from_utf8(bytes.into_owned())
                    .map_err(|_| ThemeError::new(&*path, "不是UTF-8编码，请另存为UTF-8"))?;
                sources.insert(name.to_owned(), source);
            } else if is_colour_style(&path) {
                return Err(ThemeError::new(
                    path,
                    "这个名字留给程序按“主色”生成的样式，请改名",
                ));
            } else if path.strip_prefix("assets/").is_some_and(is_plain) {
                assets.push(Asset {
                    route: Route::new(path),
                    bytes,
                });
            } else if path.contains('/') || !path.ends_with(".md") {
                return Err(ThemeError::new(
                    path,
                    "主题里只能有 templates/、assets/ 和 strings.yaml；assets 里的文件名只用字母、数字、“-”“_”“.”",
                ));
            }
        }
        add_templates(&mut environment, &sources, words)?;
        Ok(Self {
            environment,
            sources,
            assets,
        })
    }

    /// Renders a page. `layouts` is the layouts of the same site rendered so far.
    ///
    /// # Errors
    /// When a template fails, such as by reading what the view does not have.
    pub fn render<'a>(
        &self,
        rendering: &Rendering<'a, '_>,
        layouts: &Layouts<'a>,
    ) -> Result<Vec<u8>, ThemeError> {
        self.render_prepared(Prepared::of(rendering), layouts)
    }

    /// As [`Theme::render`], of a page that was made ready.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn render_prepared<'a>(
        &self,
        prepared: Prepared<'a>,
        layouts: &Layouts<'a>,
    ) -> Result<Vec<u8>, ThemeError> {
        let layout = || self.layout(&prepared.layout());
        let layout = layouts.at(prepared.layout_key, layout)?;
        let Prepared { view, text, .. } = prepared;
        let seen = Seen {
            view: Value::from(Serde(&view)),
            text: text.map(text_value).into(),
            layout: Some(layout),
        };
        let mut page = Vec::with_capacity(TYPICAL_PAGE);
        self.run(view.template(), seen, &mut page)?;
        Ok(page)
    }

    /// Renders the layout of a key.
    fn layout(&self, view: &Layout<'_>) -> Result<Value, ThemeError> {
        let seen = Seen {
            view: Value::from(Serde(view)),
            text: Value::from(()),
            layout: None,
        };
        let run = self.run(layout::TEMPLATE, seen, &mut Vec::new())?;
        Ok(all_set(run.state()))
    }

    /// Runs a template, which writes to `out`.
    fn run(&self, name: &str, seen: Seen, out: &mut Vec<u8>) -> Result<Captured<'_>, ThemeError> {
        self.environment
            .get_template(name)
            .and_then(|template| template.render_captured_to(Value::from_object(seen), out))
            .map_err(|error| self.fault(name, &error))
    }

    /// The files to publish as they are.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The addresses of those files.
    pub fn routes(&self) -> Vec<Route> {
        self.assets
            .iter()
            .map(|asset| asset.route.clone())
            .collect()
    }

    /// Whether every page kind has a template, and layouts too.
    pub fn is_complete(&self) -> bool {
        let mut needed = TEMPLATES.iter().chain([&layout::TEMPLATE]);
        needed.all(|name| self.environment.get_template(name).is_ok())
    }

    fn fault(&self, template: &str, error: &minijinja::Error) -> ThemeError {
        let fault = ThemeError::of_template(template, error);
        let name = fault.file.trim_start_matches("templates/");
        let source = self.sources.get(name).map(String::as_str);
        fault.quoting(source)
    }
}

/// Compiles the templates, with the words already in them where that changes nothing.
fn add_templates(
    environment: &mut Environment<'static>,
    sources: &BTreeMap<String, String>,
    words: &Strings,
) -> Result<(), ThemeError> {
    let folds = fold::is_safe(sources.values().map(String::as_str));
    for (name, source) in sources {
        let compiled = match folds {
            true => fold::fold(source, words),
            false => source.clone(),
        };
        let added = environment.add_template_owned(name.clone(), compiled);
        added.map_err(|error| ThemeError::of_template(name, &error).quoting(Some(source)))?;
    }
    Ok(())
}

/// What a template sees, besides the theme's words.
#[derive(Debug)]
struct Seen {
    view: Value,
    text: Value,
    /// The layout; not seen by the template that makes it.
    layout: Option<Value>,
}

impl Object for Seen {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "view" => Some(self.view.clone()),
            "text" => Some(self.text.clone()),
            "layout" => self.layout.clone(),
            _ => None,
        }
    }
}

/// A text as templates see it: `html`, which is safe, and `contents`.
fn text_value(text: Rendered) -> Value {
    let contents = text.contents.into_iter();
    context! {
        html => text.html.into_value(),
        contents => contents.map(|line| Value::from(Serde(line))).collect::<Vec<_>>(),
    }
}

fn collect(folder: &'static Dir<'static>, files: &mut Files) {
    for file in folder.files() {
        let path = file.path().to_str().ok_or("a name is no text");
        let path = built_in("theme", path).replace('\\', "/");
        files.insert(path, file.contents().into());
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;
    use crate::render::fold;

    #[test]
    fn words_are_put_into_the_templates_of_the_built_in_theme() {
        let folds = |theme: Theme| fold::is_safe(theme.sources.values().map(String::as_str));
        assert!(Theme::builtin().is_ok_and(folds));
    }
}
