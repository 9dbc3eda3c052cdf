## Every paginated list, in every direction it has, with pages of three entries.
extends ClientSuite

const PAGE: int = 3

## The minimum number of entries of the lists: more than two pages, the last one not full.
const COUNT: int = 8


func time_limit() -> float:
	return 60.0


func prepare_sandbox() -> void:
	# These lists test pagination, not rate limits.
	sandbox.rate_limits = "off"


func test_messages_in_both_directions() -> void:
	act("burst", {"channel": "showcase", "author": "basil", "count": COUNT})
	var id: int = channel("showcase").id
	var all: Array = await client.rest.get_channel_messages(id, {"limit": 100})
	await _compare_both(_pages("page_channel_messages", [id]), all, _by_id)


func test_members_in_every_direction() -> void:
	_add_members()
	var id: int = guild().id
	var all: Array = await client.rest.list_guild_members(id, {"limit": 1000})
	await _compare(_pages("page_guild_members", [id]), all, _by_user, ["after"])


func test_guilds_in_every_direction() -> void:
	for number: int in COUNT:
		sandbox.act("create_guild", {"name": "Guild %d" % number})
	var all: Array = await client.rest.get_current_user_guilds()
	await _compare_both(_pages("page_current_user_guilds"), all, _by_id)


func test_bans_in_both_directions() -> void:
	for member_id: int in _add_members():
		sandbox.act("ban", {"guild": GUILD, "user": member_id})
	var id: int = guild().id
	var all: Array = await client.rest.get_guild_bans(id)
	await _compare_both(_pages("page_guild_bans", [id]), all, _by_user)


func test_audit_log_in_every_direction() -> void:
	for number: int in COUNT:
		sandbox.act("create_audit_log_entry", {"guild": GUILD, "action_type": 20})
	var id: int = guild().id
	var log: DiscordAuditLog = await client.rest.get_guild_audit_log(id, {"limit": 100})
	await _compare_both(_pages("page_guild_audit_log", [id]), log.audit_log_entries, _by_id)


func test_reactions_in_every_direction() -> void:
	var message: int = send_as_user("Cake?")
	for member_id: int in _add_members():
		var reaction: Dictionary = {"channel": "general", "message": message, "user": member_id}
		sandbox.act("react", reaction.merged({"emoji": "🎂"}))
	var id: int = channel().id
	var all: Array = await client.rest.get_reactions(id, message, "🎂", {"limit": 100})
	await _compare(_pages("page_reactions", [id, message, "🎂"]), all, _by_id, ["after"])


func test_voters_in_every_direction() -> void:
	var id: int = channel().id
	var answers: Array = [{"poll_media": {"text": "Yes"}}, {"poll_media": {"text": "No"}}]
	var poll: Dictionary = {"question": {"text": "Tea?"}, "answers": answers}
	var message: DiscordMessage = await client.rest.create_message(id, {"poll": poll})
	for member_id: int in _add_members():
		var vote: Dictionary = {"channel": "general", "message": message.id, "user": member_id}
		sandbox.act("vote", vote.merged({"answer": 1}))
	var all: Array = await client.rest.get_answer_voters(id, message.id, 1, {"limit": 100})
	var pages: Callable = _pages("page_answer_voters", [id, message.id, 1])
	await _compare(pages, all, _by_id, ["after"])


func test_archived_threads_in_every_direction() -> void:
	for number: int in COUNT:
		_archive(_thread(DiscordChannelType.PUBLIC_THREAD))
		await wait_seconds(0.005)
		_archive(_thread(DiscordChannelType.PRIVATE_THREAD))
		await wait_seconds(0.005)
	var id: int = channel().id
	for page: Callable in [
		client.rest.page_public_archived_threads, client.rest.page_private_archived_threads
	]:
		var all: Array = await _drain(page.call(id))
		assert_equal(all.size(), COUNT)
		_are_different(all.map(_by_id))
		# Three are requested, and then one, although Discord lists at least two.
		for limit: int in range(1, COUNT + 2):
			var pages: DiscordPages = page.call(id, {"limit": limit, "page_size": PAGE})
			var items: Array = await _drain(pages)
			assert_equal(items.map(_by_id), all.slice(0, limit).map(_by_id), "limit %d" % limit)


func test_joined_private_archived_threads_in_every_direction() -> void:
	for number: int in COUNT:
		var thread: String = _thread(DiscordChannelType.PRIVATE_THREAD)
		sandbox.act("join_thread", {"thread": thread, "user": "sandy"})
		_archive(thread)
	var id: int = channel().id
	var page: Callable = _pages("page_joined_private_archived_threads", [id])
	var all: Array = await _drain(client.rest.page_joined_private_archived_threads(id))
	assert_equal(all.size(), COUNT)
	await _compare(page, all, _by_id, ["before"])


func test_pins_in_every_direction() -> void:
	for number: int in COUNT:
		sandbox.act("pin", {"channel": "general", "message": send_as_user("Pin %d" % number)})
		await wait_seconds(0.005)
	var id: int = channel().id
	var all: Array = await _drain(client.rest.page_channel_pins(id))
	assert_equal(all.size(), COUNT)
	var items: Array = await _drain(client.rest.page_channel_pins(id, {"page_size": PAGE}))
	assert_equal(items.map(_by_message), all.map(_by_message))


func test_entitlements_in_every_direction() -> void:
	for number: int in COUNT:
		sandbox.act("create_entitlement", {"user": "basil", "sku_id": "77"})
	var all: Array = await _drain(client.rest.page_entitlements(0))
	assert_equal(all.size(), COUNT)
	await _compare_both(_pages("page_entitlements", [0]), all, _by_id)


func test_users_of_a_scheduled_event_in_every_direction() -> void:
	var event: int = id_of(act("create_scheduled_event", {"guild": GUILD, "name": "Party"}))
	for member_id: int in _add_members():
		sandbox.act("subscribe", {"guild": GUILD, "event": event, "user": member_id})
	var id: int = guild().id
	var all: Array = await client.rest.get_guild_scheduled_event_users(id, event)
	await _compare_both(_pages("page_scheduled_event_users", [id, event]), all, _by_user)


func test_subscriptions_in_every_direction() -> void:
	for number: int in COUNT:
		sandbox.act("create_subscription", {"user": "basil", "sku_ids": ["77"]})
	var of_basil: Dictionary = {"user_id": user("basil").id}
	var all: Array = await _drain(client.rest.page_sku_subscriptions(77, of_basil))
	assert_equal(all.size(), COUNT)
	await _compare_both(_pages("page_sku_subscriptions", [77]), all, _by_id, of_basil)


func test_thread_members_in_every_direction() -> void:
	var thread: String = _thread(DiscordChannelType.PUBLIC_THREAD)
	for member_id: int in _add_members():
		sandbox.act("join_thread", {"thread": thread, "user": member_id})
	var id: int = int(thread)
	var all: Array = await client.rest.list_thread_members(id)
	await _compare(_pages("page_thread_members", [id]), all, _by_user_id, ["after"])


func test_join_requests_in_both_directions() -> void:
	for number: int in COUNT:
		sandbox.act("add_user", {"username": "guest%d" % number})
		sandbox.act("request_to_join", {"guild": GUILD, "user": "guest%d" % number})
	var id: int = guild().id
	var list: DiscordGuildJoinRequestList = await client.rest.get_guild_join_requests(id)
	await _compare_both(_pages("page_guild_join_requests", [id]), list.guild_join_requests, _by_id)


func test_users_of_an_occurrence_in_both_directions() -> void:
	var id: int = guild().id
	var weekly: Dictionary = {
		"scheduled_start_time": "2080-01-01T10:00:00Z",
		"recurrence_rule": {"frequency": DiscordRecurrenceFrequency.WEEKLY, "by_weekday": [0]},
	}
	var fields: Dictionary = {"guild": GUILD, "name": "Party"}
	var event: int = id_of(act("create_scheduled_event", fields.merged(weekly)))
	for member_id: int in _add_members():
		sandbox.act("subscribe", {"guild": GUILD, "event": event, "user": member_id})
	var exception: DiscordScheduledEventException = await (
		client
		. rest
		. create_guild_scheduled_event_exception(
			id, event, "2080-01-08T10:00:00Z", {"is_canceled": true}
		)
	)
	if not assert_not_null(exception, str(client.rest.last_error)):
		return
	var ids: Array = [id, event, exception.event_exception_id]
	var all: Array = await client.rest.callv("list_guild_scheduled_event_exception_users", ids)
	await _compare_both(_pages("page_scheduled_event_exception_users", ids), all, _by_user)


func test_found_messages_in_both_directions() -> void:
	for number: int in COUNT:
		send_as_user("A dragon, number %d" % number)
	send_as_user("A mouse")
	var id: int = guild().id
	var words: Dictionary = {"content": "dragon"}
	var found: DiscordMessageSearchResult = await client.rest.search_guild_messages(id, words)
	assert_equal(found.messages.size(), COUNT)
	var pages: Callable = _pages("page_guild_message_search", [id])
	await _compare_both(pages, found.messages, _by_id, words)


func test_found_threads_in_both_directions() -> void:
	for number: int in COUNT:
		_thread(DiscordChannelType.PUBLIC_THREAD)
	var other: Dictionary = {"channel": "general", "author": "basil", "name": "other"}
	sandbox.act("create_thread", other)
	var id: int = channel().id
	var words: Dictionary = {"name": "t", "archived": false}
	var found: DiscordThreadList = await client.rest.search_threads(id, words)
	words["name"] = "other"
	assert_equal((await _drain(client.rest.page_thread_search(id, words))).size(), 1)
	words["name"] = "t"
	var pages: Callable = _pages("page_thread_search", [id])
	await _compare_both(pages, found.threads, _by_id, words)


## A method of [DiscordREST] that takes options after these arguments.
func _pages(method: String, arguments: Array = []) -> Callable:
	return func(options: Dictionary) -> DiscordPages:
		return client.rest.callv(method, arguments + [options])


func _compare_both(page: Callable, all: Array, key: Callable, options: Dictionary = {}) -> void:
	await _compare(page, all, key, ["before", "after"], options)


## Reads the list from several anchors in each direction and compares it with its entries.
func _compare(
	page: Callable, all: Array, key: Callable, directions: Array, options: Dictionary = {}
) -> void:
	var ids: Array = all.map(key)
	ids.sort()
	if not assert_true(ids.size() >= COUNT - 1, "%d entries to page through" % ids.size()):
		return
	var size: Dictionary = options.merged({"page_size": PAGE})
	await _expect(page, size, key, ids)
	var middle: int = ids[ids.size() / 2]
	for direction: String in directions:
		var backward: bool = direction == "before"
		for place: int in [0, 1, ids.size() / 2, ids.size() - 1]:
			var expected: Array = ids.slice(0, place) if backward else ids.slice(place + 1)
			await _expect(page, size.merged({direction: ids[place]}), key, expected)
		var half: Array = ids.filter(
			func(id: int) -> bool: return id < middle if backward else id > middle
		)
		var nearest: Array = half.slice(-2) if backward else half.slice(0, 2)
		var few: Dictionary = size.merged({direction: middle, "limit": 2})
		await _expect(page, few, key, nearest)
	if directions.size() == 2:
		var both: Dictionary = size.merged({"after": ids[1], "before": ids[-1]})
		await _expect(page, both, key, ids.slice(2, -1))


func _expect(page: Callable, options: Dictionary, key: Callable, expected: Array) -> void:
	var pages: DiscordPages = page.call(options)
	var got: Array = (await _drain(pages)).map(key)
	_are_different(got)
	got.sort()
	assert_equal(got, expected, str(options))


## Reads all pages, which must end.
func _drain(pages: DiscordPages) -> Array:
	var all: Array = []
	var count: int = 0
	while pages.has_next() and count < 50:
		all.append_array(await pages.next())
		count += 1
	assert_null(pages.error)
	assert_false(pages.has_next(), "the pages end")
	return all


func _add_members() -> Array[int]:
	var ids: Array[int] = []
	for number: int in COUNT:
		var fields: Dictionary = {"username": "guest%d" % number, "guilds": [GUILD]}
		ids.append(id_of(sandbox.act("add_user", fields)))
	return ids


func _thread(type: int) -> String:
	var fields: Dictionary = {"channel": "general", "author": "basil", "name": "t", "type": type}
	var created: Dictionary = sandbox.act("create_thread", fields)
	return created["id"]


func _archive(thread: String) -> void:
	sandbox.act("update_channel", {"channel": thread, "archived": true})


func _by_id(entry: Object) -> int:
	return entry.get("id")


func _by_user(entry: Object) -> int:
	return entry.get("user").get("id")


func _by_user_id(entry: Object) -> int:
	return entry.get("user_id")


func _by_message(pin: DiscordMessagePin) -> int:
	return pin.message.id


func _are_different(ids: Array) -> void:
	var seen: Dictionary = {}
	for id: Variant in ids:
		seen[id] = true
	assert_equal(seen.size(), ids.size(), "none comes twice")
