//! All outputs of a site, handed to a sink, with what is said where that cannot be.

use super::args::Format;
use super::findings::{PrintOptions, rendered};
use super::output::{CommandResult, faulty, print, print_error};
use super::progress::Bar;
use super::site::OpenSite;
use crate::build::{self, BuildError, Checked, Sink};
use crate::diagnostic::Diagnostic;
use crate::render::Theme;
use std::error::Error;
use std::io;
use std::process::ExitCode;

/// All that a build needs besides a place for its outputs.
pub(super) struct Filling<'a> {
    pub(super) site: &'a OpenSite,
    pub(super) theme: &'a Theme,
    pub(super) checked: &'a Checked,
    pub(super) threads: Option<u16>,
    pub(super) bar: &'a Bar,
}

impl Filling<'_> {
    /// Hands all outputs to a sink. Gives the exit code if the site or the theme is at fault, which is then said.
    pub(super) fn fill(&self, sink: &dyn Sink) -> Result<Option<ExitCode>, Box<dyn Error>> {
        let work = build::Work {
            inputs: &self.site.inputs,
            files: &self.site.files,
            theme: self.theme,
        };
        let show = |step| self.bar.show(step);
        let outcome = on_threads(self.threads, || {
            build::build(&work, self.checked, sink, &show)
        })?;
        self.bar.clear();
        match outcome {
            Ok(()) => Ok(None),
            Err(BuildError::Theme(error)) => theme_fault(&error).map(Some),
            Err(BuildError::Stopped(found)) => {
                print_errors(&found, self.site)?;
                print_error("发布前的最后一遍检查没有通过，没有发布，输出文件夹没有改动。\n")?;
                Ok(Some(faulty()))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Runs `work` on as many threads as were asked for.
pub(super) fn on_threads<R: Send>(
    threads: Option<u16>,
    work: impl FnOnce() -> R + Send,
) -> Result<R, BuildError> {
    match threads {
        None => Ok(work()),
        Some(threads) => build::on_threads(usize::from(threads), work),
    }
}

/// Says what is wrong with the theme.
pub(super) fn theme_fault(error: &dyn Error) -> CommandResult {
    print_error(&format!(
        "主题有错误，没有发布，输出文件夹没有改动：\n{error}\n"
    ))?;
    Ok(faulty())
}

/// Prints findings that stop publication.
pub(super) fn print_errors(errors: &[Diagnostic], site: &OpenSite) -> io::Result<()> {
    let shown = PrintOptions {
        format: Format::Text,
        whole: &[],
        told: errors,
        command: "mingbai check",
    };
    print(&rendered(errors, &site.files, &shown))
}
