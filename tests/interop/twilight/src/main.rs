//! twilight, unpatched, against a sandbox: interop-twilight URL TOKEN
//!
//! A conversation: what a person says, does and takes back, and what happens while the connection is gone.

#![forbid(unsafe_code)]

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use twilight_gateway::{
    ConfigBuilder, Event, EventTypeFlags, Intents, Shard, ShardId, StreamExt as _,
};
use twilight_http::Client;
use twilight_http::request::channel::reaction::RequestReactionType;
use twilight_model::channel::Message;
use twilight_model::channel::message::EmojiReactionType;
use twilight_model::gateway::payload::incoming::GuildCreate;
use twilight_model::id::Id;
use twilight_model::id::marker::{ChannelMarker, GuildMarker, MessageMarker, UserMarker};
use twilight_util::builder::embed::EmbedBuilder;

/// What has to be seen, within [`LIMIT`].
const STEPS: [&str; 10] = [
    "ready",
    "message heard",
    "answer sent",
    "own answer heard",
    "edit seen",
    "reaction seen",
    "deletion seen",
    "reconnected with a resume",
    "missed message replayed",
    "no second ready",
];

const LIMIT: Duration = Duration::from_secs(30);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(token)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: interop-twilight URL TOKEN");
        return Ok(ExitCode::from(2));
    };
    let mut talker = Talker::new(url, &token)?;
    let outcome = tokio::time::timeout(LIMIT, talker.live(token)).await;
    if let Ok(Err(error)) = outcome {
        println!("ERROR {error:?}");
    }
    for step in &talker.missing {
        println!("MISSING {step}");
    }
    Ok(ExitCode::from(u8::from(!talker.missing.is_empty())))
}

/// The bot, and what it has seen so far.
struct Talker {
    url: String,
    http: Client,
    missing: Vec<&'static str>,
    readies: u32,
    me: Option<Id<UserMarker>>,
    workshop: Option<Id<GuildMarker>>,
    spoken: Option<Id<MessageMarker>>,
    response: Option<Id<MessageMarker>>,
}

impl Talker {
    fn new(url: String, token: &str) -> Result<Self> {
        let address = url.strip_prefix("http://").context("not a URL of HTTP")?;
        let http = Client::builder()
            .token(token.to_owned())
            .proxy(address.to_owned(), true)
            .build();
        Ok(Self {
            url,
            http,
            missing: STEPS.to_vec(),
            readies: 0,
            me: None,
            workshop: None,
            spoken: None,
            response: None,
        })
    }

    fn seen(&mut self, step: &str) {
        let before = self.missing.len();
        self.missing.retain(|missing| *missing != step);
        if self.missing.len() < before {
            println!("PASS {step}");
        }
    }

    /// Has something happen in the sandbox's world.
    fn act(&self, action: &str, fields: &Value) -> Result<Value> {
        // The sandbox is on this machine: no proxy may stand between.
        let config = ureq::Agent::config_builder().proxy(None).build();
        let url = format!("{}/sandbox/{action}", self.url);
        let mut made = ureq::Agent::from(config)
            .post(url)
            .send(fields.to_string())?;
        Ok(serde_json::from_str(&made.body_mut().read_to_string()?)?)
    }

    /// Until every step was seen.
    async fn live(&mut self, token: String) -> Result<()> {
        let gateway = self.http.gateway().await?.model().await?;
        let intents = Intents::GUILDS
            | Intents::GUILD_MEMBERS
            | Intents::GUILD_PRESENCES
            | Intents::GUILD_MESSAGES
            | Intents::GUILD_MESSAGE_REACTIONS
            | Intents::MESSAGE_CONTENT;
        let config = ConfigBuilder::new(token, intents)
            .proxy_url(gateway.url)
            .build();
        let mut shard = Shard::with_config(ShardId::ONE, config);
        while !self.missing.is_empty() {
            let event = shard.next_event(EventTypeFlags::all()).await;
            self.hear(event.context("the shard ended")??).await?;
        }
        Ok(())
    }

    async fn hear(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Ready(ready) => {
                self.readies += 1;
                self.me = Some(ready.user.id);
            }
            Event::GuildCreate(created) => self.enter(*created)?,
            Event::MessageCreate(message) => self.read(&message).await?,
            Event::MessageUpdate(message) if message.content == "Is somebody there?" => {
                self.seen("edit seen");
                let wave = RequestReactionType::Unicode { name: "👋" };
                self.http
                    .create_reaction(message.channel_id, message.id, &wave)
                    .await?;
                let reaction = json!({
                    "channel": message.channel_id, "message": self.response, "user": "basil", "emoji": "🎉",
                });
                self.act("react", &reaction)?;
            }
            Event::ReactionAdd(reaction) => {
                let by = reaction.member.as_ref().map(|member| &*member.user.name);
                let party =
                    matches!(&reaction.emoji, EmojiReactionType::Unicode { name } if name == "🎉");
                if by == Some("basil") && party && Some(reaction.message_id) == self.response {
                    self.seen("reaction seen");
                    let spoken = json!({ "channel": reaction.channel_id, "message": self.spoken });
                    self.act("delete_message", &spoken)?;
                }
            }
            Event::MessageDelete(deleted) if Some(deleted.id) == self.spoken => {
                self.seen("deletion seen");
                self.act("reconnect", &json!({}))?;
                self.say(deleted.channel_id, "clover", "While you were away")?;
            }
            Event::Resumed => {
                self.seen("reconnected with a resume");
                if self.readies == 1 {
                    self.seen("no second ready");
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The guild is there, with all its members.
    fn enter(&mut self, created: GuildCreate) -> Result<()> {
        let GuildCreate::Available(guild) = created else {
            return Ok(());
        };
        if guild.name != "Godot Workshop" || self.workshop.is_some() {
            return Ok(());
        }
        self.workshop = Some(guild.id);
        let count = u64::try_from(guild.members.len())?;
        ensure!(guild.member_count == Some(count), "members are missing");
        let mut channels = guild.channels.iter();
        let general = channels.find(|channel| channel.name.as_deref() == Some("general"));
        let general = general.context("there is no general")?.id;
        self.seen("ready");
        let spoken = self.say(general, "basil", "Is anybody there?")?;
        self.spoken = spoken["id"].as_str().and_then(|id| id.parse().ok());
        Ok(())
    }

    fn say(&self, channel: Id<ChannelMarker>, author: &str, content: &str) -> Result<Value> {
        let message = json!({ "channel": channel, "author": author, "content": content });
        self.act("send_message", &message)
    }

    async fn read(&mut self, message: &Message) -> Result<()> {
        if message.content == "Is anybody there?" && message.author.name == "basil" {
            self.seen("message heard");
            let embed = EmbedBuilder::new()
                .title("Here")
                .description("An answer")
                .build();
            let response = self
                .http
                .create_message(message.channel_id)
                .content("I am.")
                .embeds(&[embed])
                .reply(message.id)
                .await?
                .model()
                .await?;
            let replied = response
                .reference
                .and_then(|reference| reference.message_id);
            ensure!(response.content == "I am." && replied == Some(message.id));
            self.response = Some(response.id);
            self.seen("answer sent");
            let edit = json!({
                "channel": message.channel_id, "message": message.id, "content": "Is somebody there?",
            });
            self.act("edit_message", &edit)?;
        } else if Some(message.author.id) == self.me {
            self.seen("own answer heard");
        } else if message.content == "While you were away" {
            self.seen("missed message replayed");
        }
        Ok(())
    }
}
