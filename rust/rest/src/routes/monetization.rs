//! The products of an application: [SKUs](https://discord.com/developers/docs/resources/sku),
//! [entitlements](https://discord.com/developers/docs/resources/entitlement) and
//! [subscriptions](https://discord.com/developers/docs/resources/subscription).

routes! {
    monetization_routes ($);

    /// Fetches the SKUs of the application: the products that it sells.
    ///
    /// `application_id`: `0` means the bot's own. A subscription is listed twice: as the subscription group (`type` 6) and as the
    /// subscription (`type` 5). Use the id of the latter. Returns an [Array] of [DiscordSku], empty on failure.
    ///
    /// ```gdscript
    /// for sku: DiscordSku in await client.rest.list_skus(0):
    ///     print(sku.id, ": ", sku.name)
    /// ```
    ///
    /// [List SKUs](https://discord.com/developers/docs/resources/sku#list-skus)
    list_skus = GET "/applications/{application_id}/skus" {
        path: (application_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Sku],
    }

    /// Fetches the entitlements of the application: the SKUs that users and guilds have bought or received.
    ///
    /// `application_id`: `0` means the bot's own. Options: `user_id`, `guild_id` and `sku_ids` (up to 100) filter by owner and
    /// SKU; `limit` (1 to 100; 100 by default), and one of `before` and `after` (the id of an entitlement) select a page;
    /// `exclude_ended`, `exclude_deleted` (`true` by default) and `only_active` exclude entitlements. Returns an [Array] of
    /// [DiscordEntitlement], empty on failure.
    ///
    /// ```gdscript
    /// var filter := {"user_id": player_id, "exclude_ended": true}
    /// var owned: Array[DiscordEntitlement] = await client.rest.list_entitlements(0, filter)
    /// var has_season_pass: bool = owned.any(func(entitlement): return entitlement.sku_id == SEASON_PASS)
    /// ```
    ///
    /// [List Entitlements](https://discord.com/developers/docs/resources/entitlement#list-entitlements)
    list_entitlements = GET "/applications/{application_id}/entitlements" {
        path: (application_id: id),
        required: (),
        query: [
            user_id: id,
            sku_ids: comma_separated(0..=100),
            before: id_or_none,
            after: id_or_start,
            limit: integer(1..=100),
            guild_id: id,
            exclude_ended: bool,
            exclude_deleted: bool,
            only_active: bool,
        ],
        permissions: [],
        reason: no,
        result: [Entitlement],
    }

    /// Creates a test entitlement for a user or a guild, without a payment.
    ///
    /// `application_id`: `0` means the bot's own. `sku_id` is that of a subscription; `owner_id` is the id of the guild
    /// (`owner_type` 1) or the user (`owner_type` 2). The entitlement has no start and no end; use
    /// [method delete_test_entitlement] to delete it. Returns the new [DiscordEntitlement], or `null` on failure (10027: no such
    /// SKU).
    ///
    /// ```gdscript
    /// var trial: DiscordEntitlement = await client.rest.create_test_entitlement(0, SEASON_PASS, player_id, 2)
    /// ```
    ///
    /// [Create Test Entitlement](https://discord.com/developers/docs/resources/entitlement#create-test-entitlement)
    create_test_entitlement = POST "/applications/{application_id}/entitlements" {
        path: (application_id: id),
        required: (sku_id: id, owner_id: id, owner_type: choice(1, 2)),
        permissions: [],
        reason: no,
        result: Entitlement,
    }

    /// Fetches one entitlement.
    ///
    /// `application_id`: `0` means the bot's own. Returns a [DiscordEntitlement], or `null` on failure (10029: no such
    /// entitlement).
    ///
    /// ```gdscript
    /// var entitlement: DiscordEntitlement = await client.rest.get_entitlement(0, entitlement_id)
    /// ```
    ///
    /// [Get Entitlement](https://discord.com/developers/docs/resources/entitlement#get-entitlement)
    get_entitlement = GET "/applications/{application_id}/entitlements/{entitlement_id}" {
        path: (application_id: id, entitlement_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Entitlement,
    }

    /// Deletes a test entitlement.
    ///
    /// `application_id`: `0` means the bot's own. Returns `true`, or `false` on failure (10029: no such entitlement, 40019: it is
    /// not a test entitlement).
    ///
    /// ```gdscript
    /// await client.rest.delete_test_entitlement(0, trial.id)
    /// ```
    ///
    /// [Delete Test Entitlement](https://discord.com/developers/docs/resources/entitlement#delete-test-entitlement)
    delete_test_entitlement = DELETE "/applications/{application_id}/entitlements/{entitlement_id}" {
        path: (application_id: id, entitlement_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Consumes an entitlement of a consumable SKU, such as a bag of coins, so that it can be bought again.
    ///
    /// `application_id`: `0` means the bot's own. Give the item to the user first. Returns `true`, or `false` on
    /// failure (10029: no such entitlement, 40018: its SKU is not consumable).
    ///
    /// ```gdscript
    /// if await client.rest.consume_entitlement(0, entitlement.id):
    ///     print("Ready for the next purchase")
    /// ```
    ///
    /// [Consume an Entitlement](https://discord.com/developers/docs/resources/entitlement#consume-an-entitlement)
    consume_entitlement = POST "/applications/{application_id}/entitlements/{entitlement_id}/consume" {
        path: (application_id: id, entitlement_id: id),
        required: (),
        permissions: [],
        reason: no,
        also: [consume_an_entitlement],
        result: bool,
    }

    /// Fetches the subscriptions of a user to a SKU.
    ///
    /// Options: `user_id` (required for bots), `limit` (1 to 100; 50 by default), and one of `before` and `after` (the
    /// id of a subscription) to select a page. To check whether a user has access, use [method list_entitlements]
    /// instead. Returns an [Array] of [DiscordSubscription], empty on failure.
    ///
    /// ```gdscript
    /// var all: Array[DiscordSubscription] = await client.rest.list_sku_subscriptions(SEASON_PASS, {"user_id": player_id})
    /// ```
    ///
    /// [List SKU Subscriptions](https://discord.com/developers/docs/resources/subscription#list-sku-subscriptions)
    list_sku_subscriptions = GET "/skus/{sku_id}/subscriptions" {
        path: (sku_id: id),
        required: (),
        query: [before: id_or_none, after: id_or_start, limit: integer(1..=100), user_id: id],
        permissions: [],
        reason: no,
        result: [Subscription],
    }

    /// Fetches one subscription.
    ///
    /// Option: `user_id`, the id of its user. Returns a [DiscordSubscription], or `null` on failure.
    ///
    /// ```gdscript
    /// var subscription: DiscordSubscription = await client.rest.get_sku_subscription(SEASON_PASS, subscription_id)
    /// ```
    ///
    /// [Get SKU Subscription](https://discord.com/developers/docs/resources/subscription#get-sku-subscription)
    get_sku_subscription = GET "/skus/{sku_id}/subscriptions/{subscription_id}" {
        path: (sku_id: id, subscription_id: id),
        required: (),
        query: [user_id: id],
        permissions: [],
        reason: no,
        result: Subscription,
    }
}
