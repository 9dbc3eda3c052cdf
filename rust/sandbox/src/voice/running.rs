//! The start of the voice server: sockets, a certificate, and a thread for end-to-end encryption. There are none before it is needed.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc;
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::oneshot;

use super::certificate::Certificate;
use super::listener::VoiceSockets;

/// How long the end of the thread is waited for.
const END_TIMEOUT: Duration = Duration::from_millis(500);

/// What the voice server is started with.
pub struct Starter {
    /// The address on which free ports are bound.
    pub address: IpAddr,
    /// Who serves the sockets.
    pub sockets: oneshot::Sender<VoiceSockets>,
    pub thread_start_hook: Option<fn()>,
}

/// A voice server that was started.
pub struct Running {
    /// Where clients connect, without `wss://`.
    pub endpoint: String,
    /// The certificate of the authority that clients have to trust (PEM).
    pub authority: String,
    /// Where clients send their sound.
    pub udp_address: SocketAddr,
    pub mls: MlsThread,
}

impl Starter {
    /// Binds the sockets, and has them served.
    pub fn start(self) -> io::Result<Running> {
        let certificate = Certificate::generate()?;
        let sockets = VoiceSockets::bind(self.address, certificate.acceptor)?;
        let running = Running {
            endpoint: sockets.endpoint()?,
            authority: certificate.authority,
            udp_address: sockets.udp_address()?,
            mls: MlsThread::start(self.thread_start_hook)?,
        };
        // Without a receiver the sandbox is about to end.
        let _ = self.sockets.send(sockets);
        Ok(running)
    }
}

/// The thread for work with groups. Without it, the MLS library would start threads for the whole process, which never end.
pub struct MlsThread {
    /// `None` while this is dropped.
    pool: Option<ThreadPool>,
    /// A message comes when the thread ends.
    ended: mpsc::Receiver<()>,
}

impl MlsThread {
    fn start(hook: Option<fn()>) -> io::Result<MlsThread> {
        let (sender, ended) = mpsc::channel();
        let pool = ThreadPoolBuilder::new()
            .num_threads(1)
            .thread_name(|_| "sandbox-dave".to_owned())
            .start_handler(move |_| {
                if let Some(hook) = hook {
                    hook();
                }
            })
            .exit_handler(move |_| {
                let _ = sender.send(());
            })
            .build();
        Ok(MlsThread {
            pool: Some(pool.map_err(io::Error::other)?),
            ended,
        })
    }

    /// Does work on the thread, and waits for it. `None` if there is no thread.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Option<T> {
        Some(self.pool.as_ref()?.install(work))
    }
}

impl Drop for MlsThread {
    fn drop(&mut self) {
        // Dropping the pool only asks its thread to end.
        self.pool = None;
        let _ = self.ended.recv_timeout(END_TIMEOUT);
    }
}
