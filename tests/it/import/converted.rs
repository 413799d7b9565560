//! Kinds that no reader reads.

use super::with;
use crate::office::{docx, paragraph};
use std::fs;

/// A program in the place of LibreOffice, which makes a document of anything.
#[test]
fn what_no_reader_reads_is_turned_into_what_one_does() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    let word = docx(&paragraph("冷库建设项目支出绩效自评报告"), &[]);
    let sandbox = with(&[("冷库.wps", b"\x01\x02\x00\xff\xfe\x07\x00\x09")]);
    sandbox.write("made.docx", &word);
    let made = sandbox.path().join("made.docx");
    let script = format!(
        "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\ncp {} \"$out/document.docx\"\n",
        made.display()
    );
    sandbox.write("bin/soffice", script);
    let program = sandbox.path().join("bin/soffice");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let import = |path: String| {
        let ran = Command::new(env!("CARGO_BIN_EXE_mingbai"))
            .args(["import", "docs", "--dry-run"])
            .current_dir(sandbox.path())
            .env("PATH", path)
            .output()
            .unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    let with_program = import(format!(
        "{}:/usr/bin:/bin",
        sandbox.path().join("bin").display()
    ));
    assert!(with_program.contains("✓ docs/冷库.wps"), "{with_program}");
    assert!(
        with_program.contains("用 LibreOffice 转换后读的"),
        "{with_program}"
    );
    let without = import("/nowhere".to_owned());
    assert!(without.contains("✗ docs/冷库.wps："), "{without}");
}
