//! [Entitlements, SKUs and subscriptions](https://discord.com/developers/docs/monetization/overview).

routes! {
    monetization_routes ($);

    /// List the app's entitlements, with filters.
    ///
    /// TODO
    ///
    /// [List Entitlements](https://discord.com/developers/docs/resources/entitlement#list-entitlements)
    list_entitlements = GET "/applications/{application_id}/entitlements" {
        path: (application_id: id),
        required: (),
        query: [user_id: id, sku_ids: joined(0..=100), guild_id: id, before: id, after: id, limit: integer(1..=100), exclude_ended: bool, exclude_deleted: bool, only_active: bool],
        permissions: [],
        reason: no,
        result: [Entitlement],
    }

    /// Create a test entitlement.
    ///
    /// TODO
    ///
    /// [Create Test Entitlement](https://discord.com/developers/docs/resources/entitlement#create-test-entitlement)
    create_test_entitlement = POST "/applications/{application_id}/entitlements" {
        path: (application_id: id),
        required: (sku_id: id, owner_id: id, owner_type: choice(1, 2)),
        permissions: [],
        reason: no,
        result: Entitlement,
    }

    /// Fetch one entitlement.
    ///
    /// TODO
    ///
    /// [Get Entitlement](https://discord.com/developers/docs/resources/entitlement#get-entitlement)
    get_entitlement = GET "/applications/{application_id}/entitlements/{entitlement_id}" {
        path: (application_id: id, entitlement_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Entitlement,
    }

    /// Delete a test entitlement.
    ///
    /// TODO
    ///
    /// [Delete Test Entitlement](https://discord.com/developers/docs/resources/entitlement#delete-test-entitlement)
    delete_test_entitlement = DELETE "/applications/{application_id}/entitlements/{entitlement_id}" {
        path: (application_id: id, entitlement_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Mark a one-time purchase as consumed.
    ///
    /// TODO
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

    /// List subscriptions of a SKU.
    ///
    /// TODO
    ///
    /// [List SKU Subscriptions](https://discord.com/developers/docs/resources/subscription#list-sku-subscriptions)
    list_sku_subscriptions = GET "/skus/{sku_id}/subscriptions" {
        path: (sku_id: id),
        required: (),
        query: [before: id, after: id, limit: integer(1..=100), user_id: id],
        permissions: [],
        reason: no,
        result: [Subscription],
    }

    /// Fetch one subscription.
    ///
    /// TODO
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
