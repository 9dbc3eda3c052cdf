//! What can be made to happen from outside: one enum, which is at once the Rust interface, `POST /sandbox/{action}` and
//! the Godot interface.

mod activity;
mod audit;
mod burst;
mod channel;
mod choice;
mod command;
mod command_permission;
mod component;
mod context_menu_command;
mod error;
mod event;
mod fault;
mod find_command;
mod guild;
mod install;
mod interact;
mod interaction;
mod interaction_event;
mod invite;
mod item;
mod join_request;
mod limit;
mod lobby;
mod member;

mod message;
mod mixed;
mod modal;
mod option;
mod person;
mod poll;
mod purchase;
mod reaction;
mod role;
mod socket;
mod stage;
mod thread;
mod voice;
mod webhook;
mod world;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use activity::StartActivity;
pub use audit::LogAudit;
pub use burst::Burst;
pub use channel::{CreateChannel, DeleteChannel, UpdateChannel};
pub use command::{Autocomplete, Commands, UseCommand};
pub use command_permission::SetCommandPermissions;
pub use component::{Choose, Press};
pub use context_menu_command::{UseMessageCommand, UseUserCommand};
pub use error::ActionError;
pub use event::{Dispatch, DisturbEvents};
pub use fault::{ClearFaults, FailNext, RateLimitNext, RefuseConnections, Slow};
pub use guild::{CreateGuild, DeleteGuild, KickBot, SetOutage, UpdateGuild};
pub use install::{InstallApp, UninstallApp};
pub use interact::{Interact, Use};
pub use interaction::{ExpireInteractions, ViewInteraction};
pub use invite::{CreateInvite, DeleteInvite, UseInvite};
pub use item::{
    CreateAutoModerationRule, CreateEmoji, CreateIntegration, CreateScheduledEvent, CreateSound,
    CreateSticker, DeleteAutoModerationRule, DeleteEmoji, DeleteIntegration, DeleteScheduledEvent,
    DeleteSound, DeleteSticker, Subscribe, Unsubscribe, UpdateAutoModerationRule, UpdateEmoji,
    UpdateIntegration, UpdateScheduledEvent, UpdateSound, UpdateSounds, UpdateSticker,
};
pub use join_request::{RequestToJoin, WithdrawJoinRequest};
pub use limit::SetRateLimits;
pub use lobby::{LinkLobby, SendLobbyMessage};
pub use member::{Ban, Join, Leave, Unban, UpdateMember};
pub use message::{
    DeleteMessage, DeleteMessages, EditMessage, File, Forward, OpenDm, Pin, SendDm, SendMessage,
    Unpin,
};
pub use mixed::Mixed;
pub use modal::{CloseModal, SubmitModal};
pub use person::{AddBot, AddPerson, SetPresence, StartTyping, UpdatePerson};
pub use poll::{EndPoll, Unvote, Vote};
pub use purchase::{
    CreateEntitlement, CreateSubscription, DeleteEntitlement, DeleteSubscription,
    UpdateEntitlement, UpdateSubscription,
};
pub use reaction::{ClearReactions, React, Unreact};
pub use role::{CreateRole, DeleteRole, UpdateRole};
pub use socket::{
    Close, DropSocket, ExpireSessions, GarbageFrame, InvalidSession, Reconnect, RequestHeartbeat,
    ResumeAcks, SplitFrames, StopAcks, TruncateNextFrame,
};
pub use stage::{EndStage, StartStage, UpdateStage};
pub use thread::{CreateThread, DeleteThread, JoinThread, LeaveThread, UpdateThreadMember};
pub use voice::{MoveVoiceServer, SendVoiceEffect, SetVoice, SetVoiceStatus};
pub use webhook::{CreateWebhook, DeleteWebhook, UpdateWebhook};
pub use world::{ClearRequests, Requests, Reset, State as DumpState};

use crate::state::{Core, State};

/// Something that can be made to happen.
trait Perform: Sized {
    /// Makes it happen, and gives back the JSON of what it made.
    fn perform(self, state: &mut State) -> Result<Value, ActionError>;

    /// The same for one that shall not hold the lock all the time.
    fn run(self, core: &Core) -> Result<Value, ActionError> {
        self.perform(&mut core.lock())
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($fields:ty),)*) => {
        /// Something that can be made to happen in the sandbox. In JSON its name is in snake case:
        /// `{"send_message": {"channel": "general", "author": "ada", "content": "Hello"}}`.
        ///
        /// People, guilds, channels and roles are given by id or by name; of several with one name the oldest is meant.
        /// Ids may be numbers or strings. People may do anything: permissions bind only bots.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[$doc])* $name($fields),)*
        }

        impl Action {
            /// Makes it happen, and gives back the JSON of what it made; ids are strings.
            pub(crate) fn perform(self, core: &Core) -> Result<Value, ActionError> {
                match self {
                    $(Action::$name(fields) => fields.run(core),)*
                }
            }
        }

        $(
            impl From<$fields> for Action {
                fn from(fields: $fields) -> Action {
                    Action::$name(fields)
                }
            }
        )*
    };
}

actions! {
    /// Makes a guild.
    CreateGuild(CreateGuild),
    /// Changes a guild.
    UpdateGuild(UpdateGuild),
    /// Deletes a guild.
    DeleteGuild(DeleteGuild),
    /// Begins or ends an outage of a guild.
    SetOutage(SetOutage),
    /// Removes a bot from a guild.
    KickBot(KickBot),
    /// Makes a channel.
    CreateChannel(CreateChannel),
    /// Changes a channel or a thread.
    UpdateChannel(UpdateChannel),
    /// Deletes a channel or a thread.
    DeleteChannel(DeleteChannel),
    /// Begins a thread.
    CreateThread(CreateThread),
    /// Deletes a thread.
    DeleteThread(DeleteThread),
    /// Brings somebody into a thread.
    JoinThread(JoinThread),
    /// Takes somebody out of a thread.
    LeaveThread(LeaveThread),
    /// Changes what a bot is notified of in a thread.
    UpdateThreadMember(UpdateThreadMember),
    /// Makes a role.
    CreateRole(CreateRole),
    /// Changes a role.
    UpdateRole(UpdateRole),
    /// Deletes a role.
    DeleteRole(DeleteRole),
    /// Makes a person.
    AddPerson(AddPerson),
    /// Makes another bot.
    AddBot(AddBot),
    /// Changes the name or avatar of a person or bot.
    UpdatePerson(UpdatePerson),
    /// Changes whether a person is online, and what it does.
    SetPresence(SetPresence),
    /// A person begins to type.
    StartTyping(StartTyping),
    /// A user joins a guild.
    Join(Join),
    /// A person asks to be let into a guild.
    RequestToJoin(RequestToJoin),
    /// A person no longer wants to be let into a guild.
    WithdrawJoinRequest(WithdrawJoinRequest),
    /// A user leaves a guild.
    Leave(Leave),
    /// Changes a member.
    UpdateMember(UpdateMember),
    /// Bans a user.
    Ban(Ban),
    /// Lifts a ban.
    Unban(Unban),
    /// A person writes a message.
    SendMessage(SendMessage),
    /// Changes a message.
    EditMessage(EditMessage),
    /// Deletes a message.
    DeleteMessage(DeleteMessage),
    /// Deletes many messages at once.
    DeleteMessages(DeleteMessages),
    /// Pins a message.
    Pin(Pin),
    /// Unpins a message.
    Unpin(Unpin),
    /// Opens a DM between a person and a bot.
    OpenDm(OpenDm),
    /// A person writes to a bot directly.
    SendDm(SendDm),
    /// Many messages as fast as can be.
    Burst(Burst),
    /// Events of many kinds as fast as can be.
    Mixed(Mixed),
    /// A person reacts.
    React(React),
    /// A person takes a reaction back.
    Unreact(Unreact),
    /// Clears reactions away.
    ClearReactions(ClearReactions),
    /// People begin an activity in a channel.
    StartActivity(StartActivity),
    /// Links a lobby to a channel.
    LinkLobby(LinkLobby),
    /// A player writes into a lobby.
    SendLobbyMessage(SendLobbyMessage),
    /// Makes an emoji.
    CreateEmoji(CreateEmoji),
    /// Changes an emoji.
    UpdateEmoji(UpdateEmoji),
    /// Deletes an emoji.
    DeleteEmoji(DeleteEmoji),
    /// Makes a sticker.
    CreateSticker(CreateSticker),
    /// Changes a sticker.
    UpdateSticker(UpdateSticker),
    /// Deletes a sticker.
    DeleteSticker(DeleteSticker),
    /// Makes a soundboard sound.
    CreateSound(CreateSound),
    /// Changes a soundboard sound.
    UpdateSound(UpdateSound),
    /// Deletes a soundboard sound.
    DeleteSound(DeleteSound),
    /// Changes all soundboard sounds of a guild at once.
    UpdateSounds(UpdateSounds),
    /// Makes a scheduled event.
    CreateScheduledEvent(CreateScheduledEvent),
    /// Changes a scheduled event: begins it, ends it, calls it off.
    UpdateScheduledEvent(UpdateScheduledEvent),
    /// Deletes a scheduled event.
    DeleteScheduledEvent(DeleteScheduledEvent),
    /// Somebody is interested in a scheduled event.
    Subscribe(Subscribe),
    /// Somebody is no longer interested in a scheduled event.
    Unsubscribe(Unsubscribe),
    /// Makes an auto moderation rule.
    CreateAutoModerationRule(CreateAutoModerationRule),
    /// Changes an auto moderation rule.
    UpdateAutoModerationRule(UpdateAutoModerationRule),
    /// Deletes an auto moderation rule.
    DeleteAutoModerationRule(DeleteAutoModerationRule),
    /// Opens a stage.
    StartStage(StartStage),
    /// Changes an open stage.
    UpdateStage(UpdateStage),
    /// Closes a stage.
    EndStage(EndStage),
    /// Makes an integration.
    CreateIntegration(CreateIntegration),
    /// Changes an integration.
    UpdateIntegration(UpdateIntegration),
    /// Deletes an integration.
    DeleteIntegration(DeleteIntegration),
    /// Makes an invite.
    CreateInvite(CreateInvite),
    /// Takes an invite back.
    DeleteInvite(DeleteInvite),
    /// Somebody comes into a guild by an invite.
    UseInvite(UseInvite),
    /// Makes a webhook.
    CreateWebhook(CreateWebhook),
    /// Changes a webhook.
    UpdateWebhook(UpdateWebhook),
    /// Deletes a webhook.
    DeleteWebhook(DeleteWebhook),
    /// Writes into the audit log what somebody did.
    LogAudit(LogAudit),
    /// A person votes on a poll.
    Vote(Vote),
    /// A person takes a vote back.
    Unvote(Unvote),
    /// A poll's time is up.
    EndPoll(EndPoll),
    /// A person joins, changes or leaves voice.
    SetVoice(SetVoice),
    /// Somebody sends an effect in a voice channel.
    SendVoiceEffect(SendVoiceEffect),
    /// Somebody says what a voice channel is used for.
    SetVoiceStatus(SetVoiceStatus),
    /// The voice server of a guild changes.
    MoveVoiceServer(MoveVoiceServer),
    /// Somebody gets an entitlement.
    CreateEntitlement(CreateEntitlement),
    /// Changes an entitlement.
    UpdateEntitlement(UpdateEntitlement),
    /// Takes an entitlement back.
    DeleteEntitlement(DeleteEntitlement),
    /// Somebody gets a subscription.
    CreateSubscription(CreateSubscription),
    /// Changes a subscription.
    UpdateSubscription(UpdateSubscription),
    /// Takes a subscription back.
    DeleteSubscription(DeleteSubscription),
    /// A person sets who may use a bot's commands.
    SetCommandPermissions(SetCommandPermissions),
    /// The commands a person can use somewhere.
    Commands(Commands),
    /// A person uses a slash command.
    UseCommand(UseCommand),
    /// A person uses a user context-menu command.
    UseUserCommand(UseUserCommand),
    /// A person uses a message context-menu command.
    UseMessageCommand(UseMessageCommand),
    /// A person types into an option that has suggestions.
    Autocomplete(Autocomplete),
    /// A person presses a button.
    Press(Press),
    /// A person chooses in a select menu.
    Choose(Choose),
    /// A person submits a modal.
    SubmitModal(SubmitModal),
    /// A person closes a modal.
    CloseModal(CloseModal),
    /// What a person sees of an interaction now.
    Interaction(ViewInteraction),
    /// The time of interactions is up.
    ExpireInteractions(ExpireInteractions),
    /// A person installs an application for itself.
    InstallApp(InstallApp),
    /// A person removes an application.
    UninstallApp(UninstallApp),
    /// Tells a bot of any interaction, whether or not there is such a command or component.
    Interact(Interact),
    /// Sends any event with any payload.
    Dispatch(Dispatch),
    /// Drops, doubles or reorders the next events.
    DisturbEvents(DisturbEvents),
    /// Drops gateway connections without a word.
    DropSocket(DropSocket),
    /// Asks clients to reconnect (op 7).
    Reconnect(Reconnect),
    /// Tells clients their session is invalid (op 9).
    InvalidSession(InvalidSession),
    /// Closes gateway connections with a code.
    Close(Close),
    /// Forgets sessions, so that they cannot be resumed.
    ExpireSessions(ExpireSessions),
    /// Answers no more heartbeats.
    StopAcks(StopAcks),
    /// Answers heartbeats again.
    ResumeAcks(ResumeAcks),
    /// Asks clients for a heartbeat (op 1).
    RequestHeartbeat(RequestHeartbeat),
    /// Sends each payload in several pieces.
    SplitFrames(SplitFrames),
    /// Breaks off in the middle of the next frame.
    TruncateNextFrame(TruncateNextFrame),
    /// Sends nonsense.
    GarbageFrame(GarbageFrame),
    /// Makes answers and events slow.
    Slow(Slow),
    /// Answers the next requests with 429.
    RateLimitNext(RateLimitNext),
    /// Answers the next requests with an error.
    FailNext(FailNext),
    /// Refuses new connections.
    RefuseConnections(RefuseConnections),
    /// Takes all faults back.
    ClearFaults(ClearFaults),
    /// Sets rate limits.
    SetRateLimits(SetRateLimits),
    /// All there is, as JSON.
    State(DumpState),
    /// The REST requests so far.
    Requests(Requests),
    /// Forgets the REST requests so far.
    ClearRequests(ClearRequests),
    /// A new world; all sessions end.
    Reset(Reset),
}

impl Action {
    /// The action of that name with those fields.
    ///
    /// # Errors
    /// [`ActionError::Invalid`] names an unknown action, a missing field, or one of the wrong type.
    pub fn from_parts(name: &str, fields: Value) -> Result<Action, ActionError> {
        if !fields.is_object() {
            // Serde would take a list for the fields in their order.
            return Err(ActionError::invalid("the fields have to be an object"));
        }
        serde_json::from_value(json!({ name: fields })).map_err(|error| ActionError::Invalid {
            reason: error.to_string(),
        })
    }
}
