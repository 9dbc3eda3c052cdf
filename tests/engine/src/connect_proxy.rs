//! An HTTP proxy on loopback.

#![allow(clippy::unwrap_used, reason = "only tests use it")]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use discord_client::ProxySettings;

/// The login of the proxy.
pub const LOGIN: &str = "me:se%3Acret";
/// Its form in a header.
const AUTHORIZATION: &str = "Proxy-Authorization: Basic bWU6c2U6Y3JldA==";

/// A proxy that supports nothing but `CONNECT`.
#[derive(Debug)]
pub struct ConnectProxy {
    port: u16,
    /// The requests that it has received.
    requests: Arc<Mutex<Vec<String>>>,
}

impl ConnectProxy {
    /// Starts a proxy. It ends with the process.
    ///
    /// # Panics
    /// If there is no port for it.
    pub fn start(requires_login: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let seen = seen.clone();
                thread::spawn(move || serve(client, requires_login, &seen));
            }
        });
        Self { port, requests }
    }

    /// The settings of a client that uses it, with a login such as `name:password@`.
    ///
    /// # Panics
    /// If the login makes no sense.
    pub fn settings(&self, login: &str) -> ProxySettings {
        ProxySettings::new(&format!("http://{login}127.0.0.1:{}", self.port)).unwrap()
    }

    /// The heads of the requests that it has received.
    ///
    /// # Panics
    /// If the proxy has panicked.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn serve(mut client: TcpStream, requires_login: bool, seen: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if client.read(&mut byte).unwrap_or(0) == 0 {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    seen.lock().unwrap().push(head.clone());
    let is_allowed = !requires_login || head.to_lowercase().contains(&AUTHORIZATION.to_lowercase());
    if !is_allowed {
        let refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        client.write_all(refusal).ok();
        return;
    }
    let target = head
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split(' ').next())
        .unwrap();
    let server = TcpStream::connect(target).unwrap();
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    let (from_client, from_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let upload = thread::spawn(move || forward(from_client, server));
    forward(from_server, client);
    upload.join().ok();
}

fn forward(mut from: TcpStream, mut to: TcpStream) {
    std::io::copy(&mut from, &mut to).ok();
    to.shutdown(Shutdown::Write).ok();
}
