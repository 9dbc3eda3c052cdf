//! The sandbox with its voice server, and bots that ask its main gateway where to connect. The libraries are only told the answer.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use discord_cache::{Cache, Change};
use discord_client::{Client, ClientEvent, Config};
use discord_gateway::{Command, UpdateVoiceState};
use discord_model::{Id, Intents, Token};
use discord_sandbox::{LimitMode, Sandbox};
use serde_json::{Value, json};

use super::music;
use super::program::Program;

/// How long logins, joins and the like may take.
const LIMIT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(1);

/// The sandbox, and the files for the processes.
pub struct World {
    sandbox: Sandbox,
    /// The certificate that voice clients have to trust.
    pub certificate: PathBuf,
    /// Music as samples.
    pub pcm: PathBuf,
    /// The same as Opus packets.
    pub dca: PathBuf,
    folder: PathBuf,
}

/// A voice channel of a guild of its own, with simulated users. The first of them is in the channel.
pub struct Call {
    pub guild: String,
    pub channel: String,
    pub users: Vec<String>,
}

/// What the voice server has received of a bot.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    pub packets: u64,
    /// Packets that the others can hear.
    pub audible: u64,
    pub first_audible_ms: Option<f64>,
    /// The error of the intervals between packets: the median, the 99.9th percentile, and the greatest, in milliseconds.
    pub pacing: Option<[f64; 3]>,
}

impl World {
    pub fn start() -> Result<World> {
        let sandbox = Sandbox::start(discord_sandbox::Config {
            limits: LimitMode::Off,
            ..discord_sandbox::Config::default()
        })?;
        let folder = std::env::temp_dir().join(format!("voice-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let certificate = sandbox.voice_certificate();
        let certificate = certificate.context("the voice server cannot be started")?;
        let world = World {
            sandbox,
            certificate: folder.join("authority.pem"),
            pcm: folder.join("music.pcm"),
            dca: folder.join("music.dca"),
            folder,
        };
        std::fs::write(&world.certificate, certificate)?;
        let samples = music::samples();
        std::fs::write(&world.pcm, music::pcm(&samples))?;
        std::fs::write(&world.dca, music::dca(&samples)?)?;
        Ok(world)
    }

    /// A file for a process.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Makes something happen in the sandbox.
    pub fn act(&self, action: &str, fields: Value) -> Result<Value> {
        let done = self.sandbox.act_json(action, fields);
        done.with_context(|| format!("the sandbox cannot {action}"))
    }

    /// New calls with so many simulated users each.
    pub fn calls(&self, count: usize, users: usize) -> Result<Vec<Call>> {
        let guilds: Vec<String> = (0..count)
            .map(|_| id_of(&self.act("create_guild", json!({ "name": "Call" }))?))
            .collect::<Result<_>>()?;
        let state = self.act("state", json!({}))?;
        let channels = state["channels"].as_array().context("no channels")?;
        let calls = guilds.into_iter().map(|guild| {
            let is_voice = |channel: &&Value| channel["guild_id"] == guild && channel["type"] == 2;
            let channel = channels.iter().find(is_voice).context("no voice channel")?;
            let users = (0..users).map(|_| {
                let user = self.act("add_user", json!({ "guilds": [guild] }))?;
                id_of(&user)
            });
            let call = Call {
                users: users.collect::<Result<_>>()?,
                channel: id_of(channel)?,
                guild,
            };
            self.enter(&call, 0)?;
            Ok(call)
        });
        calls.collect()
    }

    /// A simulated user enters the channel of a call.
    pub fn enter(&self, call: &Call, user: usize) -> Result<()> {
        let (guild, user, channel) = (&call.guild, &call.users[user], &call.channel);
        let place = json!({ "guild": guild, "user": user, "channel": channel });
        self.act("set_voice_state", place).map(drop)
    }

    /// A simulated user leaves the channel of a call.
    pub fn leave(&self, call: &Call, user: usize) -> Result<()> {
        let place = json!({ "guild": call.guild, "user": call.users[user] });
        self.act("set_voice_state", place).map(drop)
    }

    /// A simulated user says a tone.
    pub fn speak(&self, call: &Call, user: usize, frequency: f64, time: Duration) -> Result<()> {
        let (guild, user) = (&call.guild, &call.users[user]);
        let ms = time.as_millis() as u64;
        // After the number 65,535, songbird decodes 65,535 packets as lost before it goes on, which takes seconds (see README.md). In a
        // call that happens every 22 minutes; it is not to happen here.
        let tone = json!({
            "guild": guild,
            "user": user,
            "frequency": frequency,
            "ms": ms,
            "first_sequence": 1,
        });
        self.act("speak_tone", tone).map(drop)
    }

    /// What the voice server has received of a bot on all its connections, in the order of the guilds.
    pub fn seen(&self, bot: &Bot) -> Result<Vec<Seen>> {
        let clients = self.act("voice_clients", json!({}))?;
        let clients = clients.as_array().context("no clients")?.iter();
        let user = bot.user.to_string();
        let clients = clients.filter(|client| client["user_id"] == user.as_str());
        let seen = clients.map(|client| {
            let number = |name: &str| client[name].as_u64().unwrap_or(0);
            let pacing = ["median_ms", "p999_ms", "max_ms"];
            let pacing = pacing.map(|name| client["pacing"][name].as_f64());
            Seen {
                packets: number("packets"),
                audible: number("encrypted"),
                first_audible_ms: client["first_audible_ms"].as_f64(),
                pacing: match pacing {
                    [Some(median), Some(late), Some(most)] => Some([median, late, most]),
                    _ => None,
                },
            }
        });
        Ok(seen.collect())
    }

    /// A bot that is a member of the guilds of these calls.
    pub fn bot(&self, calls: &[Call]) -> Result<Bot> {
        let guilds: Vec<&String> = calls.iter().map(|call| &call.guild).collect();
        let bot = self.act("add_bot", json!({ "guilds": guilds }))?;
        let token = bot["token"].as_str().context("no token")?;
        let mut client = Client::new(Config {
            api_url: self.sandbox.url(),
            ..Config::new(
                Token::new(token),
                Intents::GUILDS | Intents::GUILD_VOICE_STATES,
            )
        })
        .map_err(|error| anyhow!("{error}"))?;
        client.login();
        let places = calls
            .iter()
            .map(|call| Ok((call.guild.parse()?, call.channel.parse()?)));
        let mut bot = Bot {
            client,
            cache: Cache::default(),
            user: id_of(&bot["user"])?.parse()?,
            places: places.collect::<Result<_>>()?,
        };
        let places = bot.places.clone();
        bot.wait("guilds", |_, cache| {
            let known = |guild: &u64| {
                let mut guilds = cache.guilds();
                guilds.any(|entry| entry.guild().id.get() == *guild && !entry.guild().unavailable)
            };
            places.iter().all(|(guild, _)| known(guild)).then_some(())
        })?;
        Ok(bot)
    }

    /// Ends the voice sessions of a bot.
    pub fn end(&self, bot: Bot) -> Result<()> {
        let sessions = json!({ "bot": bot.user.to_string(), "end_session": true });
        self.act("close_voice", sessions).map(drop)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // What is left in the folder for temporary files does no harm.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A bot on the main gateway.
pub struct Bot {
    client: Client,
    cache: Cache,
    user: u64,
    /// The guilds, and the channels in them.
    places: Vec<(u64, u64)>,
}

impl Bot {
    /// Joins the channels of all guilds. The program is told where to connect, as soon as that is known, and has connected then.
    pub fn join(&mut self, program: &mut Program) -> Result<()> {
        for (guild_id, channel_id) in self.places.clone() {
            let state = UpdateVoiceState {
                guild_id,
                channel_id: Some(channel_id),
                self_mute: false,
                self_deaf: false,
            };
            self.client.send(Command::UpdateVoiceState(state))?;
            let user = self.user;
            let (mut session, mut server) = (None, None);
            let order = self.wait("voice server", |change, _| {
                match change {
                    Change::VoiceStateUpdated { new, .. }
                        if new.user_id.get() == user && new.channel_id != Id::NONE =>
                    {
                        session = Some(new.session_id.to_string());
                    }
                    Change::VoiceServerUpdated { new, .. } => {
                        let endpoint = new.endpoint.as_deref().map(str::to_owned);
                        server = endpoint.map(|it| (new.token.expose().to_owned(), it));
                    }
                    _ => {}
                }
                let (session, (token, endpoint)) = session.as_ref().zip(server.as_ref())?;
                Some(format!(
                    "join {guild_id} {channel_id} {user} {session} {token} {endpoint}"
                ))
            })?;
            program.order(&order)?;
        }
        for _ in 0..self.places.len() {
            program.answer("joined")?;
        }
        Ok(())
    }

    /// Handles events until one has what is awaited.
    fn wait<T>(
        &mut self,
        what: &str,
        mut pick: impl FnMut(&Change, &Cache) -> Option<T>,
    ) -> Result<T> {
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            match self.client.receive() {
                Some(ClientEvent::Event {
                    prepared: Some(prepared),
                    ..
                }) => {
                    let change = self.cache.commit(prepared);
                    if let Some(found) = pick(&change, &self.cache) {
                        return Ok(found);
                    }
                }
                Some(_) => {}
                None => sleep(PAUSE),
            }
        }
        bail!("no {what} within {LIMIT:?}")
    }
}

/// The id of an object.
fn id_of(object: &Value) -> Result<String> {
    let id = object["id"].as_str();
    Ok(id
        .with_context(|| format!("{object} has no id"))?
        .to_owned())
}
