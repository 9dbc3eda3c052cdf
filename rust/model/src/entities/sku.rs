use crate::entity::entity;
use crate::{Application, Id, SkuFlags, SkuType};

entity! {
    /// Something an application sells.
    Sku as DiscordSku {
        /// Its id.
        id: Id<Sku>,
        /// What kind of thing it is, see [DiscordSkuType].
        kind as type: SkuType,
        /// The id of the application.
        application_id: Id<Application>,
        /// The name shown to people.
        name: Box<str>,
        /// The last part of its address, made of the name.
        slug: Box<str>,
        /// Who can buy it, see [DiscordSkuFlags].
        flags: SkuFlags,
    }
}
