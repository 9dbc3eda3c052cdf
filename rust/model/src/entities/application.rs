use crate::Id;
use crate::entity::entity;

entity! {
    /// A Discord application, to which a bot belongs.
    Application as DiscordApplication {
        /// The application's id.
        id: Id<Application>,
        /// The name. Not known from logging in alone.
        name: Box<str>,
        /// The hash of the icon, or an empty string.
        icon: Option<Box<str>>,
        /// What the application says of itself.
        description: Box<str>,
        /// Discord's flags of the application.
        flags: u32,
    }
}
