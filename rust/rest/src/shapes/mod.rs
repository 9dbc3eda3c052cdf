//! The objects that bodies hold, with Discord's limits.

mod application;
mod application_command;
pub(crate) mod auto_moderation;
mod channel;
mod guild;
mod lobby;
pub(crate) mod role;
pub(crate) mod scheduled_event;
mod thread;
mod webhook;
mod allowed_mentions;
mod attachment;
mod embed;
pub(crate) mod message;
mod poll;

pub use allowed_mentions::ALLOWED_MENTIONS;
pub use attachment::ATTACHMENT;
pub use embed::EMBED;
pub use message::{CLIENT_THEME, MESSAGE_REFERENCE};
pub use poll::POLL;
pub use application::{APPLICATION_OAUTH2_INSTALL_PARAMS, APPLICATION_ROLE_CONNECTIONS_METADATA_ITEM};
pub use application_command::{APPLICATION_COMMAND_UPDATE};
pub use auto_moderation::{AUTO_MODERATION_ACTION, AUTO_MODERATION_TRIGGER};
pub use channel::{CHANNEL_PERMISSION_OVERWRITE, DEFAULT_REACTION_EMOJI, OR_UPDATE_THREAD_TAG, THREAD_TAG};
pub use guild::{ONBOARDING_PROMPT, WELCOME_CHANNEL};
pub use lobby::{BULK_LOBBY_MEMBER, LOBBY_MEMBER};
pub use role::ROLE_POSITION;
pub use scheduled_event::{EVENT_METADATA, RECURRENCE_RULE};
pub use thread::{BASE_CREATE_MESSAGE_CREATE};
pub use webhook::{GITHUB_AUTHOR, GITHUB_CHECK_APP, GITHUB_CHECK_PULL, GITHUB_CHECK_RUN, GITHUB_CHECK_RUN_OUTPUT, GITHUB_CHECK_SUITE, GITHUB_COMMENT, GITHUB_COMMIT, GITHUB_DISCUSSION, GITHUB_ISSUE, GITHUB_RELEASE, GITHUB_REPOSITORY, GITHUB_REVIEW, GITHUB_USER, WEBHOOK_SLACK_EMBED, WEBHOOK_SLACK_EMBED_FIELD};
