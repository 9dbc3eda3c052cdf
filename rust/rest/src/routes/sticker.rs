//! [Stickers](https://discord.com/developers/docs/resources/sticker) of guilds and of Discord's packs.

routes! {
    sticker_routes ($);

    /// Fetches the stickers of a guild.
    ///
    /// The user who created each sticker is only included with `CREATE_GUILD_EXPRESSIONS` or `MANAGE_GUILD_EXPRESSIONS`. Returns
    /// an [Array] of [DiscordSticker], empty on failure.
    ///
    /// ```gdscript
    /// var stickers: Array[DiscordSticker] = await client.rest.list_guild_stickers(guild_id)
    /// ```
    ///
    /// [List Guild Stickers](https://discord.com/developers/docs/resources/sticker#list-guild-stickers)
    list_guild_stickers = GET "/guilds/{guild_id}/stickers" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Sticker],
    }

    /// Creates a sticker in a guild.
    ///
    /// `name` has 2 to 30 characters. `description` is the alternative text, empty or 2 to 100 characters. `tags` are
    /// the autocomplete suggestions for it, ideally the name of an emoji such as `"crown"`; 1 to 200 characters. `file`
    /// is a PNG, an APNG, a GIF, or (in verified and partnered guilds) a Lottie JSON file, of 320 by 320 pixels, at
    /// most 512 KiB and 5 seconds; it accepts the same values as the `files` of [method create_message]. Needs
    /// `CREATE_GUILD_EXPRESSIONS`. `reason` is written into the audit log. Returns the new [DiscordSticker], or `null`
    /// on failure (30039: the guild has no room for more stickers, 50045: the file is too large, 50046: it is not an
    /// image that Discord can read).
    ///
    /// ```gdscript
    /// await client.rest.create_guild_sticker(guild_id, "Champion", "A golden crown", "crown", "res://stickers/crown.png")
    /// ```
    ///
    /// [Create Guild Sticker](https://discord.com/developers/docs/resources/sticker#create-guild-sticker)
    create_guild_sticker = POST "/guilds/{guild_id}/stickers" {
        path: (guild_id: id),
        required: (name: text(2..=30), description: text(0..=100), tags: text(1..=200), file: file),
        files: multipart,
        permissions: [CREATE_GUILD_EXPRESSIONS],
        reason: yes,
        result: Sticker,
    }

    /// Fetches one sticker of a guild.
    ///
    /// Returns a [DiscordSticker], or `null` on failure (10060: no such sticker).
    ///
    /// ```gdscript
    /// var sticker: DiscordSticker = await client.rest.get_guild_sticker(guild_id, sticker_id)
    /// ```
    ///
    /// [Get Guild Sticker](https://discord.com/developers/docs/resources/sticker#get-guild-sticker)
    get_guild_sticker = GET "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Sticker,
    }

    /// Deletes a sticker of a guild.
    ///
    /// Needs `MANAGE_GUILD_EXPRESSIONS`; for stickers that the bot created, `CREATE_GUILD_EXPRESSIONS` is enough.
    /// `reason` is written into the audit log. Returns `true`, or `false` on failure (10060: no such sticker).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_sticker(guild_id, sticker_id, "The season is over")
    /// ```
    ///
    /// [Delete Guild Sticker](https://discord.com/developers/docs/resources/sticker#delete-guild-sticker)
    delete_guild_sticker = DELETE "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: bool,
    }

    /// Changes a sticker of a guild. The image itself cannot be changed.
    ///
    /// Options: `name` (2 to 30 characters), `description` (2 to 100 characters; `null` removes it), `tags` (1 to 200
    /// characters). Needs `MANAGE_GUILD_EXPRESSIONS`; for stickers that the bot created, `CREATE_GUILD_EXPRESSIONS` is
    /// enough. `reason` is written into the audit log. Returns the changed [DiscordSticker], or `null` on failure
    /// (10060: no such sticker).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_sticker(guild_id, sticker_id, {"name": "Former champion"})
    /// ```
    ///
    /// [Modify Guild Sticker](https://discord.com/developers/docs/resources/sticker#modify-guild-sticker)
    modify_guild_sticker = PATCH "/guilds/{guild_id}/stickers/{sticker_id}" {
        path: (guild_id: id, sticker_id: id),
        required: (),
        body: [
            name: not_null(text(2..=30)),
            description: text(0..=100),
            tags: not_null(text(1..=200)),
        ],
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: Sticker,
    }

    /// Fetches Discord's own sticker packs.
    ///
    /// Returns an [Array] of [DiscordStickerPack], empty on failure.
    ///
    /// ```gdscript
    /// for pack: DiscordStickerPack in await client.rest.list_sticker_packs():
    ///     print(pack.name, ": ", pack.stickers.size())
    /// ```
    ///
    /// [List Sticker Packs](https://discord.com/developers/docs/resources/sticker#list-sticker-packs)
    list_sticker_packs = GET "/sticker-packs" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: (sticker_packs [StickerPack]),
    }

    /// Fetches one of Discord's own sticker packs.
    ///
    /// Returns a [DiscordStickerPack], or `null` on failure (10061: no such pack).
    ///
    /// ```gdscript
    /// var pack: DiscordStickerPack = await client.rest.get_sticker_pack(pack_id)
    /// ```
    ///
    /// [Get Sticker Pack](https://discord.com/developers/docs/resources/sticker#get-sticker-pack)
    get_sticker_pack = GET "/sticker-packs/{pack_id}" {
        path: (pack_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: StickerPack,
    }

    /// Fetches a sticker, of any guild or pack.
    ///
    /// Returns a [DiscordSticker], or `null` on failure (10060: no such sticker).
    ///
    /// ```gdscript
    /// var sticker: DiscordSticker = await client.rest.get_sticker(message.sticker_items[0].id)
    /// ```
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
