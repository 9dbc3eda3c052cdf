//! A gateway that plays a recording to any client, one client at a time. It needs almost no processor time: the data is prepared, and
//! only copied into the socket.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::stream::{Size, Stream};
use crate::wire::{Recording, Transport};

/// Plays a stream until the process ends.
pub fn run(size: Size) -> Result<()> {
    let stream = Stream::new(size);
    let server = Server::start(&stream)?;
    println!("http://{}", server.address);
    println!("{} {}", stream.startup.len(), stream.events.len());
    drop(stream);
    loop {
        thread::park();
    }
}

/// Requests the events from the server. A consumer does this after the startup.
pub fn request_events(address: &str) -> Result<()> {
    let mut socket = TcpStream::connect(address)?;
    socket.write_all(b"GET /go HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
    socket.read_to_end(&mut Vec::new())?;
    Ok(())
}

/// Plays recordings on a free port until the process ends.
pub struct Server {
    /// Host and port.
    pub address: String,
}

struct Shared {
    address: String,
    zlib: Recording,
    zstd: Recording,
    go: Mutex<bool>,
    gone: Condvar,
}

impl Server {
    pub fn start(stream: &Stream) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?.to_string();
        let shared = Arc::new(Shared {
            address: address.clone(),
            zlib: Recording::new(stream, Transport::Zlib)?,
            zstd: Recording::new(stream, Transport::Zstd)?,
            go: Mutex::default(),
            gone: Condvar::new(),
        });
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let shared = shared.clone();
                thread::spawn(move || {
                    if let Err(error) = shared.serve(socket) {
                        eprintln!("the replay gateway: {error:#}");
                    }
                });
            }
        });
        Ok(Self { address })
    }
}

impl Shared {
    fn serve(&self, mut socket: TcpStream) -> Result<()> {
        let request = first_line(&socket)?;
        if request.contains("GET /go ") {
            *self.go.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.gone.notify_all();
            respond(&mut socket, "{}")
        } else if request.contains("/gateway/bot") {
            let gateway = format!(
                r#"{{"url":"ws://{}","shards":1,"session_start_limit":{{"total":1000,"remaining":1000,"reset_after":0,"max_concurrency":1}}}}"#,
                self.address
            );
            respond(&mut socket, &gateway)
        } else {
            let recording = match Transport::from_request(&request)? {
                Transport::Zlib => &self.zlib,
                Transport::Zstd => &self.zstd,
            };
            self.play(socket, recording)
        }
    }

    fn play(&self, socket: TcpStream, recording: &Recording) -> Result<()> {
        socket.set_nodelay(true)?;
        let mut raw = socket.try_clone()?;
        let mut socket = tungstenite::accept(socket).ok().context("no WebSocket")?;
        raw.write_all(&recording.hello)?;
        while !socket.read()?.to_text()?.contains("\"op\":2") {}
        raw.write_all(&recording.startup)?;
        let mut go = self.go.lock().unwrap_or_else(PoisonError::into_inner);
        while !std::mem::take(&mut *go) {
            go = self.gone.wait(go).unwrap_or_else(PoisonError::into_inner);
        }
        drop(go);
        raw.write_all(&recording.events)?;
        // Waits until the consumer closes the connection.
        while socket.read().is_ok() {}
        Ok(())
    }
}

/// The first line of a request. It is not removed from the socket.
fn first_line(socket: &TcpStream) -> Result<String> {
    let mut head = [0; 1024];
    loop {
        let length = socket.peek(&mut head)?;
        if length == 0 {
            bail!("a connection without a request");
        }
        if let Some(end) = head[..length].iter().position(|byte| *byte == b'\r') {
            return Ok(String::from_utf8_lossy(&head[..end]).into_owned());
        }
    }
}

fn respond(socket: &mut TcpStream, json: &str) -> Result<()> {
    let length = json.len();
    // Closing a socket with unread data would discard the response, so the request is read.
    let _ = socket.read(&mut [0; 4096])?;
    write!(
        socket,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{json}"
    )?;
    Ok(())
}
