//! Discord's objects, a file for each family.

/// Makes the modules of the families, exports what they define, and hands the list on: `entities!` names every object to
/// the macro it is given.
macro_rules! families {
    ($($family:ident: $($entity:ident),+;)+) => {
        $(
            mod $family;
            pub use $family::{$($entity),+};
        )+

        /// Passes the names of all of Discord's objects to the macro named.
        #[macro_export]
        macro_rules! entities {
            ($callback:ident) => { $callback! { $($($entity)+)+ } };
        }
    };
}

families! {
    activity: Activity;
    application: Application;
    attachment: Attachment;
    channel: Channel, ForumTag, PermissionOverwrite;
    embed: Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia, EmbedProvider;
    emoji: Emoji;
    guild: Guild;
    member: Member;
    message: Message, MessageReference;
    presence: ClientStatus, Presence;
    reaction: Reaction;
    role: Role;
    thread: ThreadMember, ThreadMetadata;
    user: User;
    voice_state: VoiceState;
}

pub use message::Webhook;
