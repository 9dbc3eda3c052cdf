## Tests long lists that are fetched page by page.
extends ClientSuite

## The maximum size of Discord's larger pages.
const LARGE_PAGE: int = 1000


func time_limit() -> float:
	return 60.0


func prepare_sandbox() -> void:
	# The large lists test pagination, not rate limits.
	sandbox.rate_limits = "off"


func test_messages_are_listed_newest_first() -> void:
	var created: Dictionary = _send_burst(230)
	var pages: DiscordPages = client.rest.page_channel_messages(channel("showcase").id)
	var all: Array = []
	assert_equal(await _read_pages(pages, all), [100, 100, 32] as Array[int])
	_are_different(all)
	assert_equal(all[0].id, int(str(created["last_id"])))
	for index: int in range(1, all.size()):
		assert_true(all[index].id < all[index - 1].id, "newest first")
	assert_equal(requests("GET", "/messages").size(), 3)


func test_page_is_a_typed_list_of_live_objects() -> void:
	var known: DiscordMessage = await send_and_receive("Hello")
	var pages: DiscordPages = client.rest.page_channel_messages(channel().id)
	var page: Array[DiscordMessage] = await pages.next()
	assert_same(page[0], known)
	assert_false(pages.has_next(), "less than a page is the last one")


func test_limit_applies_to_all_pages() -> void:
	_send_burst(230)
	var id: int = channel("showcase").id
	for limit: int in [1, 99, 100, 101, 150]:
		var all: Array = []
		var pages: DiscordPages = client.rest.page_channel_messages(id, {"limit": limit})
		await _read_pages(pages, all)
		assert_equal(all.size(), limit)
	sandbox.act("clear_requests")
	await _read_pages(client.rest.page_channel_messages(id, {"limit": 150}))
	var page_requests: Array[Dictionary] = requests("GET", "/messages")
	assert_equal(page_requests.size(), 2, "no more than the limit is loaded")
	assert_has(page_requests[0]["query"], "limit=100")
	assert_has(page_requests[1]["query"], "limit=50")


func test_limit_can_be_omitted_or_zero() -> void:
	var none: DiscordPages = client.rest.page_channel_messages(channel().id, {"limit": 0})
	assert_false(none.has_next())
	assert_equal(await none.next(), [] as Array[DiscordMessage])
	assert_equal(requests("GET", "/messages").size(), 0)


func test_before_and_after_bound_the_list() -> void:
	var created: Dictionary = _send_burst(230)
	var id: int = channel("showcase").id
	var first: int = int(str(created["first_id"]))
	var last: int = int(str(created["last_id"]))
	var before: Array = []
	await _read_pages(client.rest.page_channel_messages(id, {"before": last}), before)
	assert_equal(before.size(), 231)
	assert_lacks(_ids(before), last)
	var after: Array = []
	var pages: DiscordPages = client.rest.page_channel_messages(id, {"after": first})
	assert_equal(await _read_pages(pages, after), [100, 100, 29] as Array[int])
	_are_different(after)
	assert_lacks(_ids(after), first)
	assert_has(_ids(after), last)
	assert_equal(_ids(after).min(), _ids(after.slice(0, 100)).min(), "the older pages come first")
	var items: Array = []
	await _read_pages(client.rest.page_channel_messages(id, {"after": first, "limit": 120}), items)
	assert_equal(items.size(), 120)
	assert_lacks(_ids(items), last)


func test_pages_can_be_abandoned() -> void:
	_send_burst(230)
	var seen: int = 0
	var pages: DiscordPages = client.rest.page_channel_messages(channel("showcase").id)
	while pages.has_next():
		for message: DiscordMessage in await pages.next():
			seen += 1
		if seen >= 50:
			break
	pages = null
	await wait_frames(5)
	assert_equal(requests("GET", "/messages").size(), 1)


func test_empty_list_has_no_pages() -> void:
	var pages: DiscordPages = client.rest.page_channel_messages(channel("news").id)
	assert_true(pages.has_next(), "not known yet")
	var page: Variant = await pages.next()
	assert_equal(page, [] as Array[DiscordMessage])
	assert_null(client.rest.last_error)
	assert_false(pages.has_next())


func test_no_request_is_sent_past_the_last_page() -> void:
	var pages: DiscordPages = client.rest.page_channel_messages(channel().id)
	await _read_pages(pages)
	sandbox.act("clear_requests")
	assert_equal(await pages.next(), [] as Array[DiscordMessage])
	assert_equal(await pages.next(), [] as Array[DiscordMessage])
	assert_null(client.rest.last_error)
	assert_equal(sandbox.act("requests"), [])


func test_full_last_page_takes_one_more_request() -> void:
	_send_burst(98)
	var pages: DiscordPages = client.rest.page_channel_messages(channel("showcase").id)
	assert_equal(await _read_pages(pages), [100, 0] as Array[int])


func test_failure_ends_the_pages_and_can_be_retried() -> void:
	_send_burst(230)
	var all: Array = []
	var pages: DiscordPages = client.rest.page_channel_messages(channel("showcase").id)
	all.append_array(await pages.next())
	assert_null(pages.error)
	act("fail_next", {"status": 403, "path": "/messages"})
	assert_equal(await pages.next(), [] as Array[DiscordMessage])
	assert_not_null(pages.error)
	assert_equal(pages.error.route, "get_channel_messages")
	assert_equal(pages.error.http_status, 403)
	assert_false(pages.has_next(), "it is at its end")
	assert_equal(all.size(), 100)
	all.append_array(await pages.next())
	assert_null(pages.error)
	await _read_pages(pages, all)
	assert_equal(all.size(), 232)
	_are_different(all)


func test_the_documented_loop_ends_when_the_list_cannot_be_read() -> void:
	for refusal: Dictionary in [{"status": 403}, {"status": 404}, {"status": 400}]:
		sandbox.act("clear_requests")
		act("fail_next", refusal.merged({"path": "/messages", "count": 20}))
		var pages: DiscordPages = client.rest.page_channel_messages(channel().id)
		while pages.has_next():
			for message: DiscordMessage in await pages.next():
				fail("there is no message, but %s" % message)
		assert_equal(pages.error.http_status, refusal["status"])
		assert_equal(requests("GET", "/messages").size(), 1)
		sandbox.act("clear_faults")


func test_page_requested_several_times_at_once_is_fetched_once() -> void:
	var pages: DiscordPages = client.rest.page_channel_messages(channel().id)
	var first: Signal = pages.next()
	var second: Signal = pages.next()
	assert_equal(first, second)
	await first
	assert_equal(requests("GET", "/messages").size(), 1)


func test_invalid_option_is_named() -> void:
	for options: Dictionary in [{"limt": 5}, {"limit": "five"}, {"limit": 5.5}]:
		var pages: DiscordPages = client.rest.page_channel_messages(channel().id, options)
		assert_equal(await pages.next(), [] as Array[DiscordMessage])
		assert_has(str(pages.error), str(options.keys()[0]))
		assert_false(pages.has_next())
	assert_equal(requests("GET", "/messages").size(), 0)


func test_list_can_begin_at_an_id() -> void:
	_send_burst(5)
	var id: int = channel("showcase").id
	for beginning: Variant in [0, 0.0, "0", null]:
		var all: Array = []
		var pages: DiscordPages = client.rest.page_channel_messages(id, {"after": beginning})
		await _read_pages(pages, all)
		assert_equal(all.size(), 7, str(beginning))
	var last: int = (await client.rest.get_channel_messages(id, {"limit": 1}))[0].id
	var items: Array = []
	await _read_pages(client.rest.page_channel_messages(id, {"after": 0, "before": last}), items)
	assert_equal(items.size(), 6)
	assert_true(items[0].id > items[-1].id, "newest first, as with `before` alone")


func test_unknown_channel_fails() -> void:
	var pages: DiscordPages = client.rest.page_channel_messages(UNKNOWN_ID)
	assert_equal(await pages.next(), [] as Array[DiscordMessage])
	assert_equal(client.rest.last_error.code, 10003)


func test_pages_end_with_the_client() -> void:
	var pages: DiscordPages = client.rest.page_channel_messages(channel().id)
	client.logout()
	client.free()
	await wait_frames(2)
	assert_true(pages.next().is_null(), "there is nothing to await")


func test_members_are_paged() -> void:
	var ids: Array[int] = _add_members(LARGE_PAGE + 20)
	var all: Array = []
	var pages: DiscordPages = client.rest.page_guild_members(guild().id)
	assert_equal(await _read_pages(pages, all), [1000, 33] as Array[int])
	var users: Array = all.map(func(member: DiscordMember) -> int: return member.user.id)
	_are_different(users)
	var sorted: Array = users.duplicate()
	sorted.sort()
	assert_equal(users, sorted, "by id")
	var items: Array = []
	pages = client.rest.page_guild_members(guild().id, {"after": ids[-6], "limit": 3})
	await _read_pages(pages, items)
	assert_equal(items[0].user.id, ids[-5])
	assert_equal(items.size(), 3)


func test_bans_are_paged() -> void:
	var ids: Array[int] = _add_members(LARGE_PAGE + 5)
	for id: int in ids:
		sandbox.act("ban", {"guild": GUILD, "user": id})
	var all: Array = []
	var pages: DiscordPages = client.rest.page_guild_bans(guild().id)
	assert_equal(await _read_pages(pages, all), [1000, 5] as Array[int])
	assert_equal(all.map(func(ban: DiscordBan) -> int: return ban.user.id), ids)
	var items: Array = []
	await _read_pages(client.rest.page_guild_bans(guild().id, {"after": ids[-3]}), items)
	assert_equal(items.size(), 2)
	items.clear()
	await _read_pages(client.rest.page_guild_bans(guild().id, {"before": ids[2]}), items)
	assert_equal(items.size(), 2)


func test_guilds_are_paged() -> void:
	for number: int in 203:
		sandbox.act("create_guild", {"name": "Guild %d" % number})
	var all: Array = []
	var pages: DiscordPages = client.rest.page_current_user_guilds({"with_counts": true})
	assert_equal(await _read_pages(pages, all), [200, 6] as Array[int])
	_are_different(_ids(all))
	assert_true(all.all(func(each: DiscordGuild) -> bool: return each is DiscordGuild))


func test_audit_log_is_paged() -> void:
	for number: int in 130:
		var entry: Dictionary = {"guild": GUILD, "action_type": 20 if number % 2 else 22}
		sandbox.act("create_audit_log_entry", entry)
	var all: Array = []
	var pages: DiscordPages = client.rest.page_guild_audit_log(guild().id)
	assert_equal(await _read_pages(pages, all), [100, 30] as Array[int])
	_are_different(_ids(all))
	assert_true(all[0].id > all[-1].id, "newest first")
	var kicks: Array = []
	await _read_pages(client.rest.page_guild_audit_log(guild().id, {"action_type": 20}), kicks)
	assert_equal(kicks.size(), 65)
	var after: Array = []
	pages = client.rest.page_guild_audit_log(guild().id, {"after": all[10].id})
	await _read_pages(pages, after)
	assert_equal(after.size(), 10)


func test_reactions_are_paged() -> void:
	var id: int = send_as_user("Cake?")
	for member_id: int in _add_members(105):
		var reaction: Dictionary = {"channel": "general", "message": id, "user": member_id}
		sandbox.act("react", reaction.merged({"emoji": "🎂"}))
	var all: Array = []
	var pages: DiscordPages = client.rest.page_reactions(channel().id, id, "🎂")
	assert_equal(await _read_pages(pages, all), [100, 5] as Array[int])
	_are_different(_ids(all))
	assert_true(all[0] is DiscordUser)


func test_voters_are_paged() -> void:
	var poll: Dictionary = {
		"question": {"text": "Tea?"},
		"answers": [{"poll_media": {"text": "Yes"}}, {"poll_media": {"text": "No"}}],
	}
	var message: DiscordMessage = await client.rest.create_message(channel().id, {"poll": poll})
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	for member_id: int in _add_members(103):
		var vote: Dictionary = {"channel": "general", "message": message.id, "user": member_id}
		sandbox.act("vote", vote.merged({"answer": 1}))
	var all: Array = []
	var pages: DiscordPages = client.rest.page_answer_voters(channel().id, message.id, 1)
	assert_equal(await _read_pages(pages, all), [100, 3] as Array[int])
	_are_different(_ids(all))


func test_archived_threads_of_all_kinds_are_paged() -> void:
	for number: int in 104:
		_create_archived_thread("public %d" % number, DiscordChannelType.PUBLIC_THREAD)
		_create_archived_thread("private %d" % number, DiscordChannelType.PRIVATE_THREAD)
		await _wait_between_entries(number)
	var id: int = channel().id
	var all: Array = []
	assert_equal(
		await _read_pages(client.rest.page_public_archived_threads(id), all), [100, 4] as Array[int]
	)
	_are_different(_ids(all))
	assert_true(all.all(func(thread: DiscordChannel) -> bool: return "public" in thread.name))
	all.clear()
	assert_equal(
		await _read_pages(client.rest.page_private_archived_threads(id), all),
		[100, 4] as Array[int]
	)
	_are_different(_ids(all))
	all.clear()
	await _read_pages(client.rest.page_joined_private_archived_threads(id), all)
	assert_equal(all, [], "the bot is in none of them")
	for thread: DiscordChannel in await _create_private_threads(id, 102):
		sandbox.act("join_thread", {"thread": thread.id, "user": "sandy"})
		sandbox.act("update_channel", {"channel": thread.id, "archived": true})
		await _wait_between_entries(all.size())
		all.append(thread)
	all.clear()
	assert_equal(
		await _read_pages(client.rest.page_joined_private_archived_threads(id), all),
		[100, 2] as Array[int]
	)
	_are_different(_ids(all))


func test_pins_are_paged() -> void:
	for number: int in 55:
		sandbox.act("pin", {"channel": "general", "message": send_as_user("Pin %d" % number)})
		await _wait_between_entries(number)
	var all: Array = []
	var pages: DiscordPages = client.rest.page_channel_pins(channel().id)
	assert_equal(await _read_pages(pages, all), [50, 5] as Array[int])
	_are_different(_messages_of(all))
	assert_equal(all[0].message.content, "Pin 54", "pinned last")
	var items: Array = []
	await _read_pages(client.rest.page_channel_pins(channel().id, {"limit": 7}), items)
	assert_equal(_messages_of(items), _messages_of(all.slice(0, 7)))


func test_entitlements_are_paged() -> void:
	var basil: int = user("basil").id
	for number: int in 104:
		sandbox.act("create_entitlement", {"user": "basil", "sku_id": "77"})
	sandbox.act("create_entitlement", {"user": "dill", "sku_id": "77"})
	var all: Array = []
	var pages: DiscordPages = client.rest.page_entitlements(0)
	assert_equal(await _read_pages(pages, all), [100, 5] as Array[int])
	_are_different(_ids(all))
	all.clear()
	await _read_pages(client.rest.page_entitlements(0, {"user_id": basil}), all)
	assert_equal(all.size(), 104)


func test_users_of_a_scheduled_event_are_paged() -> void:
	var fields: Dictionary = {"guild": GUILD, "name": "Party"}
	var event: int = id_of(act("create_scheduled_event", fields))
	for member_id: int in _add_members(104):
		sandbox.act("subscribe", {"guild": GUILD, "event": event, "user": member_id})
	var all: Array = []
	var pages: DiscordPages = client.rest.page_scheduled_event_users(guild().id, event)
	assert_equal(await _read_pages(pages, all), [100, 4] as Array[int])
	_are_different(
		all.map(func(each: DiscordScheduledEventSubscription) -> int: return each.user.id)
	)


func test_subscriptions_of_a_sku_are_paged() -> void:
	for number: int in 103:
		sandbox.act("create_subscription", {"user": "basil", "sku_ids": ["77"]})
	var all: Array = []
	var options: Dictionary = {"user_id": user("basil").id}
	var pages: DiscordPages = client.rest.page_sku_subscriptions(77, options)
	assert_equal(await _read_pages(pages, all), [100, 3] as Array[int])
	_are_different(_ids(all))


## Reads all pages. Returns the size of each, and appends their items to [param into].
func _read_pages(pages: DiscordPages, into: Array = []) -> Array[int]:
	var sizes: Array[int] = []
	while pages.has_next() and sizes.size() < 20:
		var page: Array = await pages.next()
		if not assert_null(pages.error, "page %d" % sizes.size()):
			break
		sizes.append(page.size())
		into.append_array(page)
	return sizes


## Sends many messages in a channel that has two.
func _send_burst(count: int) -> Dictionary:
	return act("burst", {"channel": "showcase", "author": "basil", "count": count})


## Adds this many members to the guild and returns their ids.
func _add_members(count: int) -> Array[int]:
	var ids: Array[int] = []
	for number: int in count:
		var fields: Dictionary = {"username": "guest%d" % number, "guilds": [GUILD]}
		ids.append(id_of(sandbox.act("add_user", fields)))
	return ids


## Creates an archived thread.
func _create_archived_thread(named: String, type: int) -> void:
	var fields: Dictionary = {"channel": "general", "author": "basil", "name": named, "type": type}
	var created: Dictionary = sandbox.act("create_thread", fields)
	sandbox.act("update_channel", {"channel": created["id"], "archived": true})


## Lists sorted by time cannot be split between two entries of the same millisecond, where a page
## may end.
func _wait_between_entries(number: int) -> void:
	if number < 10:
		await wait_seconds(0.005)


func _create_private_threads(id: int, count: int) -> Array:
	var all: Array = []
	await _read_pages(client.rest.page_private_archived_threads(id, {"limit": count}), all)
	return all


func _ids(all: Array) -> Array:
	return all.map(func(each: Object) -> int: return each.get("id"))


func _messages_of(pins: Array) -> Array:
	return pins.map(func(pin: DiscordMessagePin) -> int: return pin.message.id)


func _are_different(all: Array) -> void:
	var seen: Dictionary = {}
	for each: Variant in all:
		seen[each] = true
	assert_equal(seen.size(), all.size(), "none comes twice")
