//! `mingbai serve`: the preview, until Ctrl-C.

use super::args::ServeArguments;
use super::output::{CommandResult, FINE, print, print_error};
use super::site::drafts;
use crate::shell::{DEBOUNCE, Interrupt, Method, ServeOptions, Server, ServerEvent};
use jiff::Zoned;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::process::{Command, Stdio};

/// Serves the site at `root`.
pub(super) fn run(root: &Path, arguments: &ServeArguments) -> CommandResult {
    let options = ServeOptions {
        root: root.to_owned(),
        host: arguments.host,
        port: arguments.port,
        drafts: drafts(arguments.drafts),
        method: if arguments.poll {
            Method::Poll
        } else {
            Method::Native
        },
        debounce: DEBOUNCE,
    };
    let interrupt = Interrupt::listen()?;
    let server = Server::start(&options, |said| {
        // Whoever closed the terminal does not want to hear of it.
        let _ = print(&line(said));
    })?;
    introduce(&server, arguments)?;
    if arguments.open {
        open(&address(server.address))?;
    }
    interrupt.wait()?;
    server.stop();
    print("预览结束。\n")?;
    Ok(FINE)
}

/// Where it is, and what is unusual.
fn introduce(server: &Server, arguments: &ServeArguments) -> std::io::Result<()> {
    let port = server.address.port();
    if arguments.port != 0 && port != arguments.port {
        let asked = arguments.port;
        print_error(&format!("端口 {asked} 已被占用，换用 {port}。\n"))?;
    }
    if server.method == Method::Poll && !arguments.poll {
        print_error("系统不能通知文件的改动，改为每秒查看一次。\n")?;
    }
    if !arguments.host.is_loopback() {
        print_error(
            "注意：预览对网络开放，同一网络里的人都能看到，包括草稿和还没有公开的内容。\n",
        )?;
    }
    let address = address(server.address);
    print(&format!(
        "预览地址：{address}\n检查结果：{address}_mingbai/\n按 Ctrl-C 结束。\n"
    ))
}

/// What the server says, as a line with the time.
fn line(event: ServerEvent<'_>) -> String {
    let now = Zoned::now().strftime("%H:%M:%S").to_string();
    let what = match event {
        ServerEvent::Refreshed {
            reports,
            counts,
            took,
        } => format!(
            "报告 {reports} 份；{counts}；用时 {:.2} 秒",
            took.as_secs_f64()
        ),
        ServerEvent::Completed { counts } => format!("各份报告的文字对照过了；{counts}"),
        ServerEvent::NoSite => "这个文件夹里还没有站点，在浏览器里可以看到怎样开始".to_owned(),
        ServerEvent::Trouble(words) => words.to_owned(),
    };
    format!("{now}  {what}\n")
}

/// The address for a browser on this machine.
fn address(listening: SocketAddr) -> String {
    let port = listening.port();
    match listening.ip() {
        ip if ip.is_unspecified() => format!("http://127.0.0.1:{port}/"),
        IpAddr::V6(ip) => format!("http://[{ip}]:{port}/"),
        IpAddr::V4(ip) => format!("http://{ip}:{port}/"),
    }
}

/// Opens the browser that the system opens pages with.
fn open(address: &str) -> std::io::Result<()> {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address);
    let silent = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if silent.spawn().is_err() {
        print_error(&format!("打不开浏览器，请自己打开 {address}\n"))?;
    }
    Ok(())
}
