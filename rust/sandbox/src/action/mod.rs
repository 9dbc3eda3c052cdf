//! The actions: what can be made to happen in the sandbox. One enum is at once the Rust interface, `POST /sandbox/{action}`
//! and the interface of `DiscordSandbox.act`.

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
mod poll;
mod purchase;
mod reaction;
mod role;
mod socket;
mod stage;
mod thread;
mod user;
mod voice;
mod webhook;
mod world;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use activity::StartActivity;
pub use audit::CreateAuditLogEntry;
pub use burst::Burst;
pub use channel::{CreateChannel, DeleteChannel, UpdateChannel};
pub use command::{Autocomplete, Commands, UseCommand};
pub use command_permission::SetCommandPermissions;
pub use component::{Press, Select};
pub use context_menu_command::{UseMessageCommand, UseUserCommand};
pub use error::ActionError;
pub use event::{Dispatch, DisturbEvents};
pub use fault::{ClearFaults, FailNext, RateLimitNext, RefuseConnections, Slow};
pub use guild::{CreateGuild, DeleteGuild, KickBot, SetOutage, UpdateGuild};
pub use install::{InstallApp, UninstallApp};
pub use interact::{Interact, InteractionType};
pub use interaction::{ExpireInteractions, ViewInteraction};
pub use invite::{CreateInvite, DeleteInvite, UseInvite};
pub use item::{
    CreateAutoModerationRule, CreateEmoji, CreateIntegration, CreateScheduledEvent,
    CreateSoundboardSound, CreateSticker, DeleteAutoModerationRule, DeleteEmoji, DeleteIntegration,
    DeleteScheduledEvent, DeleteSoundboardSound, DeleteSticker, Subscribe, Unsubscribe,
    UpdateAutoModerationRule, UpdateEmoji, UpdateIntegration, UpdateScheduledEvent,
    UpdateSoundboardSound, UpdateSoundboardSounds, UpdateSticker,
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
pub use stage::{CreateStageInstance, DeleteStageInstance, UpdateStageInstance};
pub use thread::{CreateThread, DeleteThread, JoinThread, LeaveThread, UpdateThreadMember};
pub use user::{AddBot, AddUser, SetPresence, StartTyping, UpdateUser};
pub use voice::{SendVoiceChannelEffect, SetVoiceChannelStatus, SetVoiceState, UpdateVoiceServer};
pub use webhook::{CreateWebhook, DeleteWebhook, UpdateWebhook};
pub use world::{ClearRequests, Requests, Reset, State as DumpState};

use crate::state::{Core, State};

/// Something that can be made to happen.
trait Perform: Sized {
    /// Makes it happen, and returns the JSON of what it created.
    fn perform(self, state: &mut State) -> Result<Value, ActionError>;

    /// The same for an action that must not hold the lock all the time.
    fn run(self, core: &Core) -> Result<Value, ActionError> {
        self.perform(&mut core.lock())
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($fields:ty),)*) => {
        /// Something that can be made to happen in the sandbox. In JSON its name is in snake case:
        /// `{"send_message": {"channel": "general", "author": "ada", "content": "Hello"}}`.
        ///
        /// Users, guilds, channels and roles are specified by id or by name; if several have the same name, the oldest is
        /// used. Ids can be integers or strings. Simulated users may do anything: permissions apply only to bots and to the
        /// commands that users use.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $($(#[$doc])* $name($fields),)*
        }

        impl Action {
            /// Makes it happen, and returns the JSON of what it created; ids are strings.
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
    /// Creates a guild.
    CreateGuild(CreateGuild),
    /// Changes a guild.
    UpdateGuild(UpdateGuild),
    /// Deletes a guild with everything in it.
    DeleteGuild(DeleteGuild),
    /// Starts or ends an outage of a guild.
    SetOutage(SetOutage),
    /// Removes a bot from a guild.
    KickBot(KickBot),
    /// Creates a channel.
    CreateChannel(CreateChannel),
    /// Changes a channel or a thread.
    UpdateChannel(UpdateChannel),
    /// Deletes a channel with its threads, or a thread.
    DeleteChannel(DeleteChannel),
    /// Creates a thread.
    CreateThread(CreateThread),
    /// Deletes a thread.
    DeleteThread(DeleteThread),
    /// Adds a user to a thread.
    JoinThread(JoinThread),
    /// Removes a user from a thread.
    LeaveThread(LeaveThread),
    /// Changes the notification settings of a bot in a thread that it has joined.
    UpdateThreadMember(UpdateThreadMember),
    /// Creates a role.
    CreateRole(CreateRole),
    /// Changes a role.
    UpdateRole(UpdateRole),
    /// Deletes a role.
    DeleteRole(DeleteRole),
    /// Adds a simulated user.
    AddUser(AddUser),
    /// Adds another bot with an application of its own.
    AddBot(AddBot),
    /// Changes a user or a bot.
    UpdateUser(UpdateUser),
    /// Sets the presence of a user.
    SetPresence(SetPresence),
    /// A user starts typing.
    StartTyping(StartTyping),
    /// A user joins a guild.
    Join(Join),
    /// A user submits a join request.
    RequestToJoin(RequestToJoin),
    /// A user withdraws a join request.
    WithdrawJoinRequest(WithdrawJoinRequest),
    /// A user leaves a guild.
    Leave(Leave),
    /// Changes a member.
    UpdateMember(UpdateMember),
    /// Bans a user, who is removed from the guild.
    Ban(Ban),
    /// Removes a ban.
    Unban(Unban),
    /// Sends a message as a user.
    SendMessage(SendMessage),
    /// Edits a message, whoever its author is.
    EditMessage(EditMessage),
    /// Deletes a message.
    DeleteMessage(DeleteMessage),
    /// Deletes several messages at once.
    DeleteMessages(DeleteMessages),
    /// Pins a message.
    Pin(Pin),
    /// Unpins a message.
    Unpin(Unpin),
    /// Opens the DM between a user and a bot.
    OpenDm(OpenDm),
    /// Sends a direct message to a bot.
    SendDm(SendDm),
    /// Sends many messages as fast as possible.
    Burst(Burst),
    /// Sends many events of different types as fast as possible.
    Mixed(Mixed),
    /// A user adds a reaction to a message.
    React(React),
    /// A user removes their reaction from a message.
    Unreact(Unreact),
    /// Deletes all reactions of a message, or all of one emoji.
    ClearReactions(ClearReactions),
    /// Users start an activity of a bot's application in a channel.
    StartActivity(StartActivity),
    /// Links a channel to a lobby.
    LinkLobby(LinkLobby),
    /// A member of a lobby sends a message to it.
    SendLobbyMessage(SendLobbyMessage),
    /// Creates an emoji.
    CreateEmoji(CreateEmoji),
    /// Changes an emoji.
    UpdateEmoji(UpdateEmoji),
    /// Deletes an emoji.
    DeleteEmoji(DeleteEmoji),
    /// Creates a sticker.
    CreateSticker(CreateSticker),
    /// Changes a sticker.
    UpdateSticker(UpdateSticker),
    /// Deletes a sticker.
    DeleteSticker(DeleteSticker),
    /// Creates a soundboard sound.
    CreateSoundboardSound(CreateSoundboardSound),
    /// Changes a soundboard sound.
    UpdateSoundboardSound(UpdateSoundboardSound),
    /// Deletes a soundboard sound.
    DeleteSoundboardSound(DeleteSoundboardSound),
    /// Changes all soundboard sounds of a guild at once.
    UpdateSoundboardSounds(UpdateSoundboardSounds),
    /// Creates a scheduled event.
    CreateScheduledEvent(CreateScheduledEvent),
    /// Changes a scheduled event.
    UpdateScheduledEvent(UpdateScheduledEvent),
    /// Deletes a scheduled event.
    DeleteScheduledEvent(DeleteScheduledEvent),
    /// A user subscribes to a scheduled event.
    Subscribe(Subscribe),
    /// A user unsubscribes from a scheduled event.
    Unsubscribe(Unsubscribe),
    /// Creates an auto moderation rule.
    CreateAutoModerationRule(CreateAutoModerationRule),
    /// Changes an auto moderation rule.
    UpdateAutoModerationRule(UpdateAutoModerationRule),
    /// Deletes an auto moderation rule.
    DeleteAutoModerationRule(DeleteAutoModerationRule),
    /// Starts a stage.
    CreateStageInstance(CreateStageInstance),
    /// Changes the stage instance of a stage channel.
    UpdateStageInstance(UpdateStageInstance),
    /// Ends a stage.
    DeleteStageInstance(DeleteStageInstance),
    /// Creates an integration.
    CreateIntegration(CreateIntegration),
    /// Changes an integration.
    UpdateIntegration(UpdateIntegration),
    /// Deletes an integration.
    DeleteIntegration(DeleteIntegration),
    /// Creates an invite.
    CreateInvite(CreateInvite),
    /// Deletes an invite.
    DeleteInvite(DeleteInvite),
    /// A user joins a guild with an invite.
    UseInvite(UseInvite),
    /// Creates a webhook.
    CreateWebhook(CreateWebhook),
    /// Changes a webhook.
    UpdateWebhook(UpdateWebhook),
    /// Deletes a webhook.
    DeleteWebhook(DeleteWebhook),
    /// Adds an entry to the audit log.
    CreateAuditLogEntry(CreateAuditLogEntry),
    /// A user votes in a poll.
    Vote(Vote),
    /// A user removes a vote from a poll.
    Unvote(Unvote),
    /// Ends a poll.
    EndPoll(EndPoll),
    /// A user joins, changes or leaves voice.
    SetVoiceState(SetVoiceState),
    /// A user sends an effect in a voice channel.
    SendVoiceChannelEffect(SendVoiceChannelEffect),
    /// Sets the status of a voice channel.
    SetVoiceChannelStatus(SetVoiceChannelStatus),
    /// Changes the voice server of a guild.
    UpdateVoiceServer(UpdateVoiceServer),
    /// Creates an entitlement.
    CreateEntitlement(CreateEntitlement),
    /// Changes an entitlement.
    UpdateEntitlement(UpdateEntitlement),
    /// Deletes an entitlement.
    DeleteEntitlement(DeleteEntitlement),
    /// Creates a subscription.
    CreateSubscription(CreateSubscription),
    /// Changes a subscription.
    UpdateSubscription(UpdateSubscription),
    /// Deletes a subscription.
    DeleteSubscription(DeleteSubscription),
    /// Sets who can use the commands of a bot in a guild.
    SetCommandPermissions(SetCommandPermissions),
    /// Returns the commands that a user can use in a channel.
    Commands(Commands),
    /// A user uses a slash command.
    UseCommand(UseCommand),
    /// A user uses a user context-menu command.
    UseUserCommand(UseUserCommand),
    /// A user uses a message context-menu command.
    UseMessageCommand(UseMessageCommand),
    /// A user types into an option with autocomplete.
    Autocomplete(Autocomplete),
    /// A user presses a button.
    Press(Press),
    /// A user selects options in a select menu.
    Select(Select),
    /// A user submits a modal.
    SubmitModal(SubmitModal),
    /// A user closes a modal without submitting it.
    CloseModal(CloseModal),
    /// Returns what the user sees of an interaction.
    Interaction(ViewInteraction),
    /// Lets interactions expire at once.
    ExpireInteractions(ExpireInteractions),
    /// A user installs the application of a bot for themselves.
    InstallApp(InstallApp),
    /// A user removes an application that they have installed for themselves.
    UninstallApp(UninstallApp),
    /// Sends any interaction to a bot.
    Interact(Interact),
    /// Sends an event with any payload.
    Dispatch(Dispatch),
    /// Drops, duplicates or reorders the next events.
    DisturbEvents(DisturbEvents),
    /// Drops gateway connections without a close code, after everything sent before.
    DropSocket(DropSocket),
    /// Sends Reconnect (opcode 7).
    Reconnect(Reconnect),
    /// Sends Invalid Session (opcode 9).
    InvalidSession(InvalidSession),
    /// Closes gateway connections with a close code.
    Close(Close),
    /// Ends the sessions that wait for a resume.
    ExpireSessions(ExpireSessions),
    /// Stops acknowledging heartbeats.
    StopAcks(StopAcks),
    /// Acknowledges heartbeats again.
    ResumeAcks(ResumeAcks),
    /// Requests a heartbeat (opcode 1).
    RequestHeartbeat(RequestHeartbeat),
    /// Splits the payloads of all connections from now on.
    SplitFrames(SplitFrames),
    /// Truncates the next frame and drops the connection.
    TruncateNextFrame(TruncateNextFrame),
    /// Sends a binary message that is neither JSON nor compressed JSON.
    GarbageFrame(GarbageFrame),
    /// Delays REST responses and gateway payloads.
    Slow(Slow),
    /// Responds to the next requests with 429 (rate limited).
    RateLimitNext(RateLimitNext),
    /// Responds to the next requests with an error.
    FailNext(FailNext),
    /// Drops new TCP connections at once.
    RefuseConnections(RefuseConnections),
    /// Ends all faults.
    ClearFaults(ClearFaults),
    /// Sets rate limits.
    SetRateLimits(SetRateLimits),
    /// Returns everything in the sandbox.
    State(DumpState),
    /// Returns the recorded REST requests.
    Requests(Requests),
    /// Deletes the recorded REST requests.
    ClearRequests(ClearRequests),
    /// Resets the sandbox to a preset.
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
            return Err(ActionError::invalid("the fields must be an object"));
        }
        serde_json::from_value(json!({ name: fields })).map_err(|error| ActionError::Invalid {
            reason: error.to_string(),
        })
    }
}
