//! Words on the screen and exit codes: the only file that prints.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended: an exit code, or why it could not run.
pub(super) type CommandResult = Result<ExitCode, Box<dyn Error>>;

/// All went well.
pub(super) const FINE: ExitCode = ExitCode::SUCCESS;

/// Errors were found in the content or the theme; nothing was published.
pub(super) fn faulty() -> ExitCode {
    ExitCode::from(1)
}

/// The command could not run.
pub(super) fn unable() -> ExitCode {
    ExitCode::from(2)
}

/// Prints to standard output. A reader that went away (`| head`) is no failure.
pub(super) fn print(text: &str) -> io::Result<()> {
    write(&mut io::stdout().lock(), text)
}

/// Prints to standard error.
pub(super) fn print_error(text: &str) -> io::Result<()> {
    write(&mut io::stderr().lock(), text)
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    match stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}
