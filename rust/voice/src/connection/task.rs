//! The task of a connection: it runs the state machine of the gateway over the network, and passes media to the voice thread.

use std::collections::VecDeque;
use std::future::pending;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_model::{Channel, Id, Secret};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;

use super::dialer::VoiceDialer;
use super::engine::{EngineGone, EngineLink};
use super::event::{VoiceEvent, VoiceStatus};
use super::media_message::{MediaCommand, MediaInput, MediaOutput};
use super::udp::{UdpEvent, VoiceUdp};
use super::web_socket::{SocketEvent, VoiceSocket};
use crate::dave::DaveMessage;
use crate::gateway::{ConnectionState, Effect, GatewayEvent, Input, VoiceGateway};

/// How long the end of a talk spurt may take when the bot leaves: five frames, and the message to the server. Tests run on machines that are
/// too busy for that.
const FINISH_TIMEOUT: Duration = Duration::from_millis(if cfg!(test) { 30_000 } else { 500 });

/// How long the close of the WebSocket may take at the end.
const CLOSE_TIMEOUT: Duration = Duration::from_millis(300);

/// What the owner of the connection wants.
#[derive(Debug)]
pub(super) enum Command {
    ServerUpdate {
        token: Secret,
        endpoint: Option<String>,
    },
    StateUpdate {
        session: String,
        channel: Option<Id<Channel>>,
    },
    MainGateway {
        is_connected: bool,
    },
    Media(MediaCommand),
    Leave,
}

pub(super) struct Task<D: VoiceDialer> {
    pub gateway: VoiceGateway,
    pub dialer: Arc<D>,
    pub socket: VoiceSocket<D::Stream>,
    pub udp: Option<VoiceUdp>,
    /// The number of the session, counted by [`DaveMessage::Reset`].
    pub session_number: u64,
    pub engine: EngineLink,
    /// The packets that the voice thread could not take in time.
    pub overflowed: u64,
    pub media: mpsc::Receiver<MediaOutput>,
    pub commands: mpsc::Receiver<Command>,
    pub events: mpsc::Sender<VoiceEvent>,
    pub status: watch::Sender<VoiceStatus>,
    /// When the bot leaves, whether or not everything was sent.
    pub leaves_at: Option<Instant>,
    /// The WebSocket that is being closed.
    pub closing: Option<JoinHandle<()>>,
}

/// Something that happened.
enum Happened {
    Socket(SocketEvent),
    Udp(UdpEvent),
    Media(Option<MediaOutput>),
    Command(Option<Command>),
    Time,
}

impl<D: VoiceDialer> Task<D> {
    /// Runs until the connection has ended.
    pub async fn run(mut self) {
        while self.gateway.state() != ConnectionState::Stopped {
            let happened = self.next().await;
            if self.handle(happened).await.is_err() {
                // Either the owner ended the voice thread, or the media panicked.
                let input = if self.engine.is_running() {
                    Input::Failed
                } else {
                    Input::Leave
                };
                self.input(input).await.ok();
            }
        }
        self.engine.remove().await;
        if let Some(closing) = self.closing.take() {
            timeout(CLOSE_TIMEOUT, closing).await.ok();
        }
    }

    async fn next(&mut self) -> Happened {
        let wake_at = [self.gateway.wake_at(), self.leaves_at]
            .into_iter()
            .flatten()
            .min();
        let udp = &mut self.udp;
        let receive = async {
            match udp {
                Some(udp) => udp.next().await,
                None => pending().await,
            }
        };
        let sleep = async {
            match wake_at {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => pending().await,
            }
        };
        tokio::select! {
            event = self.socket.next() => Happened::Socket(event),
            event = receive => Happened::Udp(event),
            output = self.media.recv() => Happened::Media(output),
            // While the bot leaves, nothing more is wanted.
            command = self.commands.recv(), if self.leaves_at.is_none() => Happened::Command(command),
            () = sleep => Happened::Time,
        }
    }

    async fn handle(&mut self, happened: Happened) -> Result<(), EngineGone> {
        match happened {
            Happened::Socket(SocketEvent::Opened) => self.input(Input::Opened).await,
            Happened::Socket(SocketEvent::Message(Message::Text(text))) => {
                self.input(Input::Text(text.as_str())).await
            }
            Happened::Socket(SocketEvent::Message(Message::Binary(message))) => {
                self.input(Input::Binary(&message)).await
            }
            Happened::Socket(SocketEvent::Message(_)) => Ok(()),
            Happened::Socket(SocketEvent::DialFailed(error)) => {
                tracing::debug!(%error, "no WebSocket to the voice server");
                self.input(Input::DialFailed(error)).await
            }
            Happened::Socket(SocketEvent::Closed(code)) => self.input(Input::Closed(code)).await,
            Happened::Udp(UdpEvent::Discovered(address, port)) => {
                let address = &address;
                self.input(Input::Discovered { address, port }).await
            }
            Happened::Udp(UdpEvent::DiscoveryFailed) => self.input(Input::DiscoveryFailed).await,
            Happened::Udp(UdpEvent::Datagram(datagram)) => {
                self.overflowed += u64::from(!self.engine.datagram(datagram));
                Ok(())
            }
            Happened::Media(Some(output)) => self.media_output(output).await,
            // The media panicked, or the voice thread has ended.
            Happened::Media(None) => Err(EngineGone),
            Happened::Command(Some(command)) => self.command(command).await,
            // The owner let the connection go.
            Happened::Command(None) => self.begin_leaving().await,
            Happened::Time => {
                if self.leaves_at.is_some_and(|at| Instant::now() >= at) {
                    return self.input(Input::Leave).await;
                }
                self.input(Input::Tick).await
            }
        }
    }

    async fn command(&mut self, command: Command) -> Result<(), EngineGone> {
        match command {
            Command::ServerUpdate { token, endpoint } => {
                let endpoint = endpoint.as_deref();
                self.input(Input::ServerUpdate { token, endpoint }).await
            }
            Command::StateUpdate { session, channel } => {
                let session = &session;
                self.input(Input::StateUpdate { session, channel }).await
            }
            Command::MainGateway { is_connected } => {
                self.input(Input::MainGateway { is_connected }).await
            }
            Command::Media(command) => self.engine.input(MediaInput::Command(command)).await,
            Command::Leave => self.begin_leaving().await,
        }
    }

    /// Lets a talk spurt end as Discord asks for, and then leaves.
    async fn begin_leaving(&mut self) -> Result<(), EngineGone> {
        self.leaves_at = Some(Instant::now() + FINISH_TIMEOUT);
        let finish = MediaInput::Command(MediaCommand::Finish);
        self.engine.input(finish).await
    }

    async fn media_output(&mut self, output: MediaOutput) -> Result<(), EngineGone> {
        match output {
            MediaOutput::Speaking(flags) => self.input(Input::Speaking(flags)).await,
            MediaOutput::Dave(session, reply) if session == self.session_number => {
                self.input(Input::Dave(reply)).await
            }
            // It is for a session that is over.
            MediaOutput::Dave(..) => Ok(()),
            MediaOutput::Event(event) => {
                self.event(event.into()).await;
                Ok(())
            }
            MediaOutput::Stats(mut stats) => {
                stats.overflowed = self.overflowed;
                self.status.send_modify(|status| status.stats = *stats);
                Ok(())
            }
            MediaOutput::Finished => self.input(Input::Leave).await,
            // The voice thread does these itself.
            MediaOutput::Datagram(_) | MediaOutput::DaveWork(..) => Ok(()),
        }
    }

    /// Passes an input to the state machine, and does what it wants.
    async fn input(&mut self, input: Input<'_>) -> Result<(), EngineGone> {
        let mut effects: VecDeque<_> = self.gateway.handle(input, Instant::now()).into();
        let mut result = Ok(());
        while let Some(effect) = effects.pop_front() {
            match self.perform(effect).await {
                Ok(more) => effects.extend(more),
                // The WebSocket is to be closed even if the voice thread is gone.
                Err(gone) => result = Err(gone),
            }
        }
        result
    }

    async fn perform(&mut self, effect: Effect) -> Result<Vec<Effect>, EngineGone> {
        match effect {
            Effect::Dial(url) => {
                let dialer = self.dialer.clone();
                let dialing = Box::pin(async move { dialer.dial(&url).await });
                self.socket = VoiceSocket::Dialing(dialing);
            }
            Effect::Send(payload) => self.socket.send(Message::text(payload.expose())),
            Effect::SendBinary(message) => self.socket.send(Message::binary(message)),
            Effect::Close(code) => {
                self.closing = Some(tokio::spawn(self.socket.close(code)));
            }
            Effect::Discover { ssrc, remote } => match VoiceUdp::connect(remote, ssrc) {
                Ok(udp) => self.udp = Some(udp),
                Err(error) => {
                    tracing::warn!(%error, "no UDP socket can be opened");
                    return Ok(self.gateway.handle(Input::DiscoveryFailed, Instant::now()));
                }
            },
            Effect::StartMedia(session) => {
                if let Some(udp) = &self.udp {
                    self.engine.set_socket(udp.sender()).await?;
                }
                self.engine.input(MediaInput::Start(session)).await?;
            }
            Effect::StopMedia => {
                self.udp = None;
                self.engine.input(MediaInput::Stop).await?;
            }
            Effect::SpeakingSent(flags) => {
                self.engine.input(MediaInput::SpeakingSent(flags)).await?;
            }
            Effect::Dave(message) => {
                self.session_number += u64::from(message == DaveMessage::Reset);
                self.engine.input(MediaInput::Dave(message)).await?;
            }
            Effect::Event(event) => self.gateway_event(event).await?,
        }
        Ok(Vec::new())
    }

    async fn gateway_event(&mut self, event: GatewayEvent) -> Result<(), EngineGone> {
        match &event {
            GatewayEvent::UserSpeaking { user, ssrc, .. } => {
                let (user, ssrc) = (*user, *ssrc);
                let input = MediaInput::UserSpeaking { user, ssrc };
                self.engine.input(input).await?;
            }
            GatewayEvent::UserDisconnected(user) => {
                let input = MediaInput::UserDisconnected(*user);
                self.engine.input(input).await?;
            }
            GatewayEvent::StateChanged(state) => {
                self.status.send_modify(|status| status.state = *state);
            }
            GatewayEvent::Latency(latency) => {
                self.status
                    .send_modify(|status| status.latency = Some(*latency));
            }
            GatewayEvent::Stopped(reason) => {
                self.status
                    .send_modify(|status| status.stop_reason = Some(reason.clone()));
            }
            _ => {}
        }
        if let Some(event) = VoiceEvent::from_gateway(&event) {
            self.event(event).await;
        }
        Ok(())
    }

    /// Tells the owner. One that does not listen learns less, and the last event may be missing; the status has it too.
    async fn event(&mut self, event: VoiceEvent) {
        let is_droppable = event.is_droppable();
        if self.events.try_send(event).is_err() && !is_droppable {
            tracing::warn!("the events of a voice connection are not taken");
        }
    }
}
