//! `mingbai serve` as it is run.

use crate::Case;
use crate::client::{self, Answer};
use crate::sandbox::Sandbox;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) const CASES: &[Case] = &[
    #[cfg(unix)]
    Case::new(
        "serve::a_taken_port_is_said_and_the_next_one_used_and_ctrl_c_ends_it",
        a_taken_port_is_said_and_the_next_one_used_and_ctrl_c_ends_it,
    ),
    #[cfg(unix)]
    Case::new(
        "serve::open_to_the_network_it_warns",
        open_to_the_network_it_warns,
    ),
    Case::new(
        "serve::a_folder_that_is_not_there_cannot_be_served",
        a_folder_that_is_not_there_cannot_be_served,
    ),
];

/// How long something may take before a test fails. Long, because tests run side by side.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program while it serves. Ended when dropped.
pub(crate) struct Serve {
    child: Child,
    pub(crate) port: u16,
}

impl Serve {
    /// Serves a site, and waits for the address that it says.
    pub(crate) fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai"))
            .arg("serve")
            .args(arguments)
            .current_dir(sandbox.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let port = loop {
            let line = lines.next().unwrap().unwrap();
            if let Some(address) = line.strip_prefix("预览地址：http://127.0.0.1:") {
                break address.trim_end_matches('/').parse().unwrap();
            }
        };
        Self { child, port }
    }

    /// What a path answers.
    pub(crate) fn get(&self, path: &str) -> Answer {
        client::ask(self.port, "GET", path, &[])
    }

    /// Waits until `holds`.
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let started = Instant::now();
        while !holds(self) {
            assert!(started.elapsed() < PATIENCE, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Sends it a signal, by its short name.
    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let mut sent = Command::new("kill");
        sent.args([&format!("-{name}"), &id]);
        assert!(sent.status().unwrap().success());
    }

    /// Ends it as Ctrl-C does; gives its exit code, and what it said on standard error.
    #[cfg(unix)]
    fn interrupt(mut self) -> (i32, String) {
        self.signal("INT");
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        let mut said = String::new();
        let mut stderr = self.child.stderr.take().unwrap();
        std::io::Read::read_to_string(&mut stderr, &mut said).unwrap();
        (code, said)
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn a_taken_port_is_said_and_the_next_one_used_and_ctrl_c_ends_it() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let sandbox = Sandbox::site().report("a", "", "正文");
    let serve = Serve::start(&sandbox, &["--port", &port.to_string()]);
    let used = serve.port;
    assert!(used > port, "{used} instead of {port}");
    assert_eq!(serve.get("/").status, 200);
    // An open connection does not keep it.
    let _open = client::connect(used);
    let (code, said) = serve.interrupt();
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains(&format!("端口 {port} 已被占用，换用 {used}")),
        "{said}"
    );
    assert!(!sandbox.path().join("public").exists());
}

#[cfg(unix)]
fn open_to_the_network_it_warns() {
    let sandbox = Sandbox::empty();
    let serve = Serve::start(&sandbox, &["--port", "0", "--host", "0.0.0.0"]);
    let (code, said) = serve.interrupt();
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("注意：预览对网络开放"), "{said}");
}

fn a_folder_that_is_not_there_cannot_be_served() {
    let ran = Sandbox::empty().run(&["serve", "--root", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("打不开站点文件夹"), "{ran:?}");
}
