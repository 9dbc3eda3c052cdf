//! A gateway client of raw frames.

use discord_sandbox::Sandbox;
use flate2::{Decompress, FlushDecompress};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::{PATIENCE, text};

/// What comes through a gateway socket.
#[derive(Debug)]
pub enum Heard {
    Payload(Value),
    /// The close code; `None` when the connection broke.
    Closed(Option<u16>),
}

/// A gateway client.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    inflate: Option<Decompress>,
    unzstd: Option<zstd::stream::raw::Decoder<'static>>,
    buffer: Vec<u8>,
    /// How many WebSocket messages came.
    pub messages: usize,
    /// The last sequence number.
    pub seq: u64,
}

impl Gateway {
    /// Connects without compression, and hears Hello.
    pub async fn connect(sandbox: &Sandbox) -> Gateway {
        let mut gateway = Gateway::open(sandbox, "?v=10&encoding=json").await;
        assert_eq!(gateway.payload().await["op"], 10);
        gateway
    }

    /// Connects with that query.
    pub async fn open(sandbox: &Sandbox, query: &str) -> Gateway {
        let url = format!("{}/gateway{query}", sandbox.url().replace("http", "ws"));
        let (socket, _) = connect_async(url).await.unwrap();
        Gateway {
            socket,
            inflate: query.contains("zlib-stream").then(|| Decompress::new(true)),
            unzstd: query
                .contains("zstd-stream")
                .then(|| zstd::stream::raw::Decoder::new().unwrap()),
            buffer: Vec::new(),
            messages: 0,
            seq: 0,
        }
    }

    /// Connects and identifies; hears READY.
    pub async fn login(sandbox: &Sandbox, intents: u64) -> (Gateway, Value) {
        Gateway::login_as(sandbox, &sandbox.bot_token(), intents).await
    }

    pub async fn login_as(sandbox: &Sandbox, token: &str, intents: u64) -> (Gateway, Value) {
        let mut gateway = Gateway::connect(sandbox).await;
        gateway.send(identify(token, intents)).await;
        let ready = gateway.event("READY").await;
        (gateway, ready)
    }

    /// Logs in and hears all guilds out.
    pub async fn settled(sandbox: &Sandbox, intents: u64) -> Gateway {
        let (mut gateway, ready) = Gateway::login(sandbox, intents).await;
        for _ in ready["guilds"].as_array().unwrap() {
            gateway.event("GUILD_CREATE").await;
        }
        gateway
    }

    pub async fn send(&mut self, payload: Value) {
        self.socket
            .send(Message::text(payload.to_string()))
            .await
            .unwrap();
    }

    /// Closes with that code.
    pub async fn close(mut self, code: u16) {
        let frame = tokio_tungstenite::tungstenite::protocol::CloseFrame {
            code: code.into(),
            reason: "".into(),
        };
        let _ = self.socket.close(Some(frame)).await;
        let rest = async { while let Some(Ok(_)) = self.socket.next().await {} };
        timeout(PATIENCE, rest).await.unwrap();
    }

    /// Closes with that code. Returns the code of the close frame in response.
    pub async fn close_and_hear(mut self, code: u16) -> Option<u16> {
        let frame = tokio_tungstenite::tungstenite::protocol::CloseFrame {
            code: code.into(),
            reason: "".into(),
        };
        self.socket.send(Message::Close(Some(frame))).await.unwrap();
        self.closed().await
    }

    /// The next payload or the end.
    pub async fn hear(&mut self) -> Heard {
        loop {
            let message = timeout(PATIENCE, self.socket.next())
                .await
                .expect("nothing came");
            let bytes = match message {
                Some(Ok(Message::Text(text))) => text.as_bytes().to_vec(),
                Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
                Some(Ok(Message::Close(frame))) => {
                    return Heard::Closed(frame.map(|frame| frame.code.into()));
                }
                Some(Ok(_)) => continue,
                None | Some(Err(_)) => return Heard::Closed(None),
            };
            self.messages += 1;
            if let Some(payload) = self.decode(bytes) {
                if let Some(seq) = payload["s"].as_u64() {
                    self.seq = seq;
                }
                return Heard::Payload(payload);
            }
        }
    }

    fn decode(&mut self, bytes: Vec<u8>) -> Option<Value> {
        self.buffer.extend(bytes);
        let mut plain = Vec::with_capacity(16 << 10);
        if let Some(inflate) = &mut self.inflate {
            if !self.buffer.ends_with(&[0, 0, 0xFF, 0xFF]) {
                return None;
            }
            let start = inflate.total_in();
            loop {
                let read = (inflate.total_in() - start) as usize;
                inflate
                    .decompress_vec(&self.buffer[read..], &mut plain, FlushDecompress::Sync)
                    .unwrap();
                if (inflate.total_in() - start) as usize == self.buffer.len()
                    && plain.len() < plain.capacity()
                {
                    break;
                }
                plain.reserve(64 << 10);
            }
        } else if let Some(unzstd) = &mut self.unzstd {
            use zstd::stream::raw::{Operation, OutBuffer};
            let mut source = zstd::zstd_safe::InBuffer::around(&self.buffer);
            while source.pos() < self.buffer.len() {
                let mut chunk = vec![0; 64 << 10];
                let mut out = OutBuffer::around(&mut chunk);
                unzstd.run(&mut source, &mut out).unwrap();
                plain.extend_from_slice(out.as_slice());
            }
        } else {
            plain.extend(&self.buffer);
        }
        self.buffer.clear();
        Some(serde_json::from_slice(&plain).unwrap_or_else(|error| panic!("{error}: {plain:?}")))
    }

    pub async fn payload(&mut self) -> Value {
        match self.hear().await {
            Heard::Payload(payload) => payload,
            Heard::Closed(code) => panic!("closed with {code:?}"),
        }
    }

    /// The next payload with that opcode; what comes before is passed over.
    pub async fn opcode(&mut self, opcode: u64) -> Value {
        loop {
            let payload = self.payload().await;
            if payload["op"] == opcode {
                return payload;
            }
        }
    }

    /// The data of the next event of that name; what comes before is passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            let mut payload = self.payload().await;
            if payload["t"] == name {
                return payload["d"].take();
            }
        }
    }

    /// The names of all events until one of that name, it included.
    pub async fn events_until(&mut self, name: &str) -> Vec<String> {
        let mut names = Vec::new();
        loop {
            let payload = self.payload().await;
            if payload["op"] == 0 {
                names.push(text(&payload["t"]));
                if payload["t"] == name {
                    return names;
                }
            }
        }
    }

    /// The code the socket is closed with; what comes before is passed over.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            if let Heard::Closed(code) = self.hear().await {
                return code;
            }
        }
    }
}

pub fn identify(token: &str, intents: u64) -> Value {
    json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": { "os": "none", "browser": "test", "device": "test" } } })
}
