## Monetization events: entitlements and subscriptions created, updated and deleted.
extends EventSuite

const STARTS: String = "2026-01-02T03:04:05.000000+00:00"
const ENDS: String = "2026-02-02T03:04:05.000000+00:00"


func test_entitlement_created_has_the_entitlement() -> void:
	dispatch("ENTITLEMENT_CREATE", _entitlement())
	var entitlement: DiscordEntitlement = (await wait_for(client.entitlement_created))[0]
	assert_equal(entitlement.id, UNKNOWN_ID)
	assert_equal(entitlement.sku_id, UNKNOWN_ID + 1)
	assert_equal(entitlement.application_id, client.get_self().id)
	assert_equal(entitlement.user_id, user("basil").id)
	assert_same(entitlement.get_guild(), guild())
	assert_equal(entitlement.type, DiscordEntitlementType.APPLICATION_SUBSCRIPTION)
	assert_equal(entitlement.starts_at, 1767323045)
	assert_equal(entitlement.ends_at, 0, "without end")
	assert_false(entitlement.consumed)
	assert_same(client.entity_manager.get_entitlement(UNKNOWN_ID), entitlement)
	assert_equal(client.entity_manager.get_entitlements(), [entitlement])


func test_entitlement_updated_has_old_and_new_entitlement() -> void:
	dispatch("ENTITLEMENT_CREATE", _entitlement())
	var entitlement: DiscordEntitlement = (await wait_for(client.entitlement_created))[0]
	var capture: Callable = func(_old: Object, new: DiscordEntitlement) -> Array:
		var known: DiscordEntitlement = client.entity_manager.get_entitlement(new.id)
		return [known.ends_at, known.consumed]
	var recorder: Recorder = Recorder.new(client.entitlement_updated, capture)
	dispatch("ENTITLEMENT_UPDATE", _entitlement({"ends_at": ENDS}))
	dispatch("ENTITLEMENT_UPDATE", _entitlement({"ends_at": ENDS, "consumed": true}))
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(
		recorder.captured, [[1770001445, false], [1770001445, true]], "the state at each emission"
	)
	assert_equal((recorder.calls[0][0] as DiscordEntitlement).ends_at, 0)
	assert_same(recorder.calls[0][1], entitlement)
	assert_false((recorder.calls[1][0] as DiscordEntitlement).consumed)
	assert_true(entitlement.consumed)


func test_entitlement_updated_of_an_unknown_entitlement() -> void:
	dispatch("ENTITLEMENT_UPDATE", _entitlement({"ends_at": ENDS}))
	var arguments: Array = await wait_for(client.entitlement_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordEntitlement).ends_at, 1770001445)
	assert_same(client.entity_manager.get_entitlement(UNKNOWN_ID), arguments[1])


func test_entitlement_deleted_has_the_last_known_entitlement() -> void:
	dispatch("ENTITLEMENT_CREATE", _entitlement())
	var entitlement: DiscordEntitlement = (await wait_for(client.entitlement_created))[0]
	dispatch("ENTITLEMENT_DELETE", _entitlement({"deleted": true}))
	assert_equal(await wait_for(client.entitlement_deleted), [entitlement])
	assert_true(entitlement.deleted)
	assert_equal(entitlement.starts_at, 1767323045)
	assert_null(client.entity_manager.get_entitlement(UNKNOWN_ID))


func test_entitlement_deleted_of_an_unknown_entitlement() -> void:
	dispatch("ENTITLEMENT_DELETE", {"id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD)})
	var entitlement: DiscordEntitlement = (await wait_for(client.entitlement_deleted))[0]
	assert_equal(entitlement.id, UNKNOWN_ID)
	assert_null(entitlement.get_guild())


func test_subscription_created_has_the_subscription() -> void:
	dispatch("SUBSCRIPTION_CREATE", _subscription())
	var subscription: DiscordSubscription = (await wait_for(client.subscription_created))[0]
	assert_equal(subscription.id, UNKNOWN_ID)
	assert_equal(subscription.user_id, user("basil").id)
	assert_equal(Array(subscription.sku_ids), [UNKNOWN_ID + 1])
	assert_equal(Array(subscription.entitlement_ids), [UNKNOWN_ID + 2])
	assert_equal(subscription.current_period_start, 1767323045)
	assert_equal(subscription.current_period_end, 1770001445)
	assert_equal(subscription.status, DiscordSubscriptionStatus.ACTIVE)
	assert_equal(subscription.canceled_at, 0)
	assert_same(client.entity_manager.get_subscription(UNKNOWN_ID), subscription)
	assert_equal(client.entity_manager.get_subscriptions(), [subscription])


func test_subscription_updated_has_old_and_new_subscription() -> void:
	dispatch("SUBSCRIPTION_CREATE", _subscription())
	var subscription: DiscordSubscription = (await wait_for(client.subscription_created))[0]
	var capture: Callable = func(_old: Object, new: DiscordSubscription) -> int:
		return client.entity_manager.get_subscription(new.id).status
	var recorder: Recorder = Recorder.new(client.subscription_updated, capture)
	var ending: int = DiscordSubscriptionStatus.ENDING
	var inactive: int = DiscordSubscriptionStatus.INACTIVE
	for status: int in [ending, inactive]:
		dispatch("SUBSCRIPTION_UPDATE", _subscription({"status": status, "canceled_at": STARTS}))
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [ending, inactive], "the state at each emission")
	assert_equal((recorder.calls[0][0] as DiscordSubscription).canceled_at, 0)
	assert_same(recorder.calls[0][1], subscription)
	assert_equal((recorder.calls[1][0] as DiscordSubscription).status, ending)
	assert_equal(subscription.canceled_at, 1767323045)


func test_subscription_updated_of_an_unknown_subscription() -> void:
	dispatch("SUBSCRIPTION_UPDATE", _subscription())
	var arguments: Array = await wait_for(client.subscription_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordSubscription).id, UNKNOWN_ID)
	assert_same(client.entity_manager.get_subscription(UNKNOWN_ID), arguments[1])


func test_subscription_deleted_has_the_last_known_subscription() -> void:
	dispatch("SUBSCRIPTION_CREATE", _subscription())
	var subscription: DiscordSubscription = (await wait_for(client.subscription_created))[0]
	dispatch("SUBSCRIPTION_DELETE", {"id": str(UNKNOWN_ID)})
	assert_equal(await wait_for(client.subscription_deleted), [subscription])
	assert_equal(subscription.user_id, user("basil").id)
	assert_null(client.entity_manager.get_subscription(UNKNOWN_ID))


func test_subscription_deleted_of_an_unknown_subscription() -> void:
	dispatch("SUBSCRIPTION_DELETE", {"id": str(UNKNOWN_ID)})
	var subscription: DiscordSubscription = (await wait_for(client.subscription_deleted))[0]
	assert_equal(subscription.id, UNKNOWN_ID)
	assert_equal(subscription.user_id, 0)


func _entitlement(changes: Dictionary = {}) -> Dictionary:
	var entitlement: Dictionary = {
		"id": str(UNKNOWN_ID),
		"sku_id": str(UNKNOWN_ID + 1),
		"application_id": str(client.get_self().id),
		"user_id": str(user("basil").id),
		"guild_id": str(guild().id),
		"type": 8,
		"deleted": false,
		"consumed": false,
		"starts_at": STARTS,
		"ends_at": null,
	}
	return entitlement.merged(changes, true)


func _subscription(changes: Dictionary = {}) -> Dictionary:
	var subscription: Dictionary = {
		"id": str(UNKNOWN_ID),
		"user_id": str(user("basil").id),
		"sku_ids": [str(UNKNOWN_ID + 1)],
		"entitlement_ids": [str(UNKNOWN_ID + 2)],
		"renewal_sku_ids": null,
		"current_period_start": STARTS,
		"current_period_end": ENDS,
		"status": 0,
		"canceled_at": null,
	}
	return subscription.merged(changes, true)
