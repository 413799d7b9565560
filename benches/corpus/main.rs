//! The corpus: an invented site of any size, for measuring.
//! Takes a number of reports, a seed and a folder; gives the sources of a mingbai site, or the
//! same reports as the content of a Hugo site.
//! The same number and seed always give the same bytes, on every machine.
//!
//! Everything in it is invented: the city, its units, its documents and every figure.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "a tool for developers that writes files itself; no part of the published program"
)]

mod amount;
mod argument;
mod body;
mod evidence;
mod form;
mod fund;
mod indicator;
mod level;
mod outcome;
mod phrase;
mod place;
mod policy;
mod project;
mod random;
mod report;
mod scene;
mod survey;
#[cfg(test)]
mod test;
mod theme;
mod unit;
mod world;

use std::error::Error;
use std::process::ExitCode;

use argument::{Arguments, Form};
use world::World;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let Some(arguments) = Arguments::parse(std::env::args().skip(1))? else {
        println!("{}", argument::USAGE);
        return Ok(());
    };
    let world = World::new(arguments.seed, arguments.reports, arguments.shape);
    match arguments.form {
        Form::Mingbai => form::mingbai::write(&world, &arguments.folder)?,
        Form::Hugo => form::hugo::write(&world, &arguments.folder)?,
    }
    println!(
        "{} reports of {} units in {}",
        world.reports,
        world.units.len(),
        arguments.folder.display()
    );
    Ok(())
}
