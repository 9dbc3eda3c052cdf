//! [Stickers](https://discord.com/developers/docs/resources/sticker).

routes! {
    sticker_routes ($);

    /// List a guild's stickers.
    ///
    /// TODO
    ///
    /// [List Guild Stickers](https://discord.com/developers/docs/resources/sticker#list-guild-stickers)
    list_guild_stickers = GET "/guilds/{guild_id}/stickers" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Sticker],
    }

    /// Upload a sticker.
    ///
    /// TODO
    ///
    /// [Create Guild Sticker](https://discord.com/developers/docs/resources/sticker#create-guild-sticker)
    create_guild_sticker = POST "/guilds/{guild_id}/stickers" {
        path: (guild_id: id),
        required: (name: text(2..=30), tags: text(1..=200), file: file),
        body: [
            description: text(0..=100),
        ],
        files: form,
        permissions: [],
        reason: yes,
        result: Sticker,
    }

    /// Fetch one guild sticker.
    ///
    /// TODO
    ///
    /// [Get Guild Sticker](https://discord.com/developers/docs/resources/sticker#get-guild-sticker)
    get_guild_sticker = GET "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Sticker,
    }

    /// Delete a guild sticker.
    ///
    /// TODO
    ///
    /// [Delete Guild Sticker](https://discord.com/developers/docs/resources/sticker#delete-guild-sticker)
    delete_guild_sticker = DELETE "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a guild sticker.
    ///
    /// TODO
    ///
    /// [Modify Guild Sticker](https://discord.com/developers/docs/resources/sticker#modify-guild-sticker)
    modify_guild_sticker = PATCH "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        body: [
            name: not_null(text(2..=30)),
            tags: not_null(text(1..=200)),
            description: text(0..=100),
        ],
        permissions: [],
        reason: yes,
        result: Sticker,
    }

    /// List the standard sticker packs.
    ///
    /// TODO
    ///
    /// [List Sticker Packs](https://discord.com/developers/docs/resources/sticker#list-sticker-packs)
    list_sticker_packs = GET "/sticker-packs" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: (sticker_packs [StickerPack]),
    }

    /// Fetch one sticker pack.
    ///
    /// TODO
    ///
    /// [Get Sticker Pack](https://discord.com/developers/docs/resources/sticker#get-sticker-pack)
    get_sticker_pack = GET "/sticker-packs/{pack_id}" {
        path: (pack_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: StickerPack,
    }

    /// Fetch one sticker.
    ///
    /// TODO
    ///
    /// [Get Sticker](https://discord.com/developers/docs/resources/sticker#get-sticker)
    get_sticker = GET "/stickers/{sticker_id}" {
        path: (sticker_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Sticker,
    }
}
