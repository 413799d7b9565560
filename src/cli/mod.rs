//! The command line: arguments in, words on the screen and an exit code out.
//!
//! Exit codes: 0 fine, 1 errors found in the content or the theme, 2 could not run.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module and shell are where the world is touched"
)]

mod args;
mod build;
mod changed_lines;
mod check;
mod explain;
mod explained;
mod filling;
mod findings;
mod import;
mod narrow;
mod new;
mod output;
mod place;
mod progress;
mod published;
mod schema;
mod serve;
mod site;
mod unread;
mod usage;

use args::{Arguments, Command};
use clap::Parser;
use clap::error::ErrorKind;
use output::{FINE, print, print_error, unable};
use std::process::ExitCode;

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let root = &arguments.root;
    let outcome = match &arguments.command {
        Command::Build(arguments) => build::run(root, arguments),
        Command::Check(arguments) => check::run(root, arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Import(arguments) => import::run(root, arguments),
        Command::New { what } => new::run(root, what),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Serve(arguments) => serve::run(root, arguments),
    };
    outcome.unwrap_or_else(|error| {
        let said = print_error(&format!("不能运行：{error}\n"));
        said.map_or_else(|_| unable(), |()| unable())
    })
}

/// Help and version are printed as asked; a command line that makes no sense is explained.
fn refuse(error: &clap::Error) -> ExitCode {
    let (said, code) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            (print(&error.render().to_string()), FINE)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (print_error(&error.render().to_string()), unable())
        }
        _ => (
            print_error(&format!("不能运行：{}\n", usage::explain(error))),
            unable(),
        ),
    };
    said.map_or_else(|_| unable(), |()| code)
}
