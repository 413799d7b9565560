//! The sample site: what was planted in it is found, and nothing else.

use crate::expectation::hold;
use crate::sandbox::{Sandbox, project, tree};

#[test]
fn the_sample_site_gives_the_findings_planted_in_it_and_no_other() {
    let settings = std::fs::read(project().join("mingbai.yaml")).unwrap();
    let sandbox = Sandbox::empty().file("mingbai.yaml", settings);
    for (path, bytes) in tree(&project().join("content")) {
        sandbox.write(&format!("content/{path}"), bytes);
    }
    let ran = sandbox.run(&["check", "--format", "concise"]);
    hold("tests/sample.findings", &ran.stdout);
}
