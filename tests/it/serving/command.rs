//! `mingbai serve` as it is run.

use super::client;
use crate::sandbox::Sandbox;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// The program, and what it said until it gave its address.
fn serve(sandbox: &Sandbox, arguments: &[&str]) -> (Child, u16) {
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
    (child, port)
}

#[cfg(unix)]
fn interrupt(mut child: Child) -> (i32, String) {
    let signalled = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(signalled.unwrap().success());
    let code = child.wait().unwrap().code().unwrap_or(-1);
    let mut said = String::new();
    child.stderr.unwrap().read_to_string(&mut said).unwrap();
    (code, said)
}

#[cfg(unix)]
#[test]
fn a_taken_port_is_said_and_the_next_one_used_and_ctrl_c_ends_it() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let sandbox = Sandbox::site().report("a", "", "正文");
    let (child, used) = serve(&sandbox, &["--port", &port.to_string()]);
    assert!(used > port, "{used} instead of {port}");
    assert_eq!(client::ask(used, "GET", "/", &[]).status, 200);
    // An open connection does not keep it.
    let _open = client::connect(used);
    let (code, said) = interrupt(child);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains(&format!("端口 {port} 已被占用，换用 {used}")),
        "{said}"
    );
    assert!(!sandbox.path().join("public").exists());
}

#[cfg(unix)]
#[test]
fn open_to_the_network_it_warns() {
    let sandbox = Sandbox::empty();
    let (child, _) = serve(&sandbox, &["--port", "0", "--host", "0.0.0.0"]);
    let (code, said) = interrupt(child);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("注意：预览对网络开放"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_cannot_be_served() {
    let ran = Sandbox::empty().run(&["serve", "--root", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("打不开站点文件夹"), "{ran:?}");
}
