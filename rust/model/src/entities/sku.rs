use crate::entity::entity;
use crate::{Application, Id, SkuFlags, SkuType, Timestamp};

entity! {
    /// A SKU: a product that an application sells.
    Sku as DiscordSku {
        /// The SKU's id.
        id: Id<Sku>,
        /// The type of the SKU, see [DiscordSkuType].
        kind as type: SkuType,
        /// The id of the application.
        application_id: Id<Application>,
        /// The name shown to users.
        name: Box<str>,
        /// The slug of the URL, generated from the name.
        slug: Box<str>,
        /// Bitfield of [DiscordSkuFlags].
        flags: SkuFlags,
        /// The id of the SKU that is required to use this SKU, or `0`.
        dependent_sku_id: Id<Sku>,
        /// The access type, defined by Discord: `1` for everyone.
        access_type: u32,
        /// The features, defined by Discord.
        features: Box<[u32]>,
        /// The labels, defined by Discord.
        manifest_labels: Box<[Box<str>]>,
        /// The release date, in Unix seconds; `0` if not set.
        release_date: Timestamp,
        /// If `true`, the SKU is included in Nitro.
        premium: bool,
        /// If `true`, users are asked for their age before they see the SKU.
        show_age_gate: bool,
    }
}
