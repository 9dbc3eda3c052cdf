use crate::entity::entity;
use crate::{Timestamp, Application, Id, SkuFlags, SkuType};

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
        /// The id of what must be owned to use it, or `0`.
        dependent_sku_id: Id<Sku>,
        /// Discord's number for who has access to it, `1` for everybody.
        access_type: u32,
        /// Discord's numbers for what it offers.
        features: Box<[u32]>,
        /// Discord's labels of it.
        manifest_labels: Box<[Box<str>]>,
        /// When it came out, in Unix seconds; `0` if that is not said.
        release_date: Timestamp,
        /// Whether it comes with Discord's own subscription.
        premium: bool,
        /// Whether people are asked for their age before they see it.
        show_age_gate: bool,
    }
}
