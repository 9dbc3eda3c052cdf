## Reaction events: reactions added, removed, cleared, and cleared for one emoji.
extends EventSuite

var _message: DiscordMessage


## Events of a guild are received by the shard of the guild.
func circumstances() -> PackedStringArray:
	return super() + PackedStringArray([TWO_SHARDS])


func before_each() -> void:
	await super()
	_message = await send_and_receive("What do you think?")


func test_reaction_added_has_message_user_and_reaction() -> void:
	_react("basil", "👍")
	var arguments: Array = await wait_for(client.reaction_added)
	var reaction: DiscordReaction = arguments[2]
	assert_same(arguments[0], _message)
	assert_same(arguments[1], user("basil"))
	assert_equal(reaction.emoji.name, "👍")
	assert_equal(reaction.count, 1)
	assert_false(reaction.me)
	assert_equal(_message.reactions.size(), 1)


func test_handlers_see_the_count_at_each_reaction() -> void:
	var capture: Callable = func(message: DiscordMessage, _user: Object, _reaction: Object) -> int:
		return message.reactions[0].count
	var recorder: Recorder = Recorder.new(client.reaction_added, capture)
	_react("basil", "👍")
	_react("clover", "👍")
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [1, 2])
	assert_equal((recorder.calls[0][2] as DiscordReaction).count, 1)


func test_reaction_of_the_bot_counts_as_me() -> void:
	var recorder: Recorder = Recorder.new(client.reaction_added)
	assert_true(await client.rest.create_reaction(_message.channel_id, _message.id, "🎉"))
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(recorder.calls[0][1], client.get_self())
	assert_true(_message.reactions[0].me)


func test_reaction_added_to_an_unknown_message_has_its_ids() -> void:
	var unknown: Dictionary = sandbox.act("state")["messages"][str(channel().id)][0]
	act("react", {"channel": "general", "message": unknown["id"], "user": "basil", "emoji": "👍"})
	var arguments: Array = await wait_for(client.reaction_added)
	assert_equal((arguments[0] as DiscordMessage).id, id_of(unknown))
	assert_same((arguments[0] as DiscordMessage).get_channel(), channel())
	assert_same(arguments[1], user("basil"))
	assert_equal((arguments[2] as DiscordReaction).emoji.name, "👍")


func test_reaction_removed_has_message_user_and_reaction() -> void:
	_react("basil", "👍")
	_react("clover", "👍")
	var fields: Dictionary = {
		"channel": "general", "message": _message.id, "user": "basil", "emoji": "👍"
	}
	act("unreact", fields)
	var arguments: Array = await wait_for(client.reaction_removed)
	assert_same(arguments[0], _message)
	assert_same(arguments[1], user("basil"))
	assert_equal((arguments[2] as DiscordReaction).emoji.name, "👍")
	assert_equal(_message.reactions[0].count, 1)


func test_reactions_cleared_has_the_removed_reactions() -> void:
	_react("basil", "👍")
	_react("clover", "🎉")
	act("clear_reactions", {"channel": "general", "message": _message.id})
	var arguments: Array = await wait_for(client.reactions_cleared)
	assert_same(arguments[0], _message)
	var reactions: Array[DiscordReaction] = arguments[1]
	assert_equal(reactions.size(), 2)
	assert_equal(reactions[0].emoji.name, "👍")
	assert_equal(_message.reactions.size(), 0)


func test_reactions_cleared_emoji_leaves_the_others() -> void:
	_react("basil", "👍")
	_react("clover", "🎉")
	act("clear_reactions", {"channel": "general", "message": _message.id, "emoji": "👍"})
	var arguments: Array = await wait_for(client.reactions_cleared_emoji)
	assert_same(arguments[0], _message)
	assert_equal((arguments[1] as DiscordReaction).emoji.name, "👍")
	assert_equal(_message.reactions.size(), 1)
	assert_equal(_message.reactions[0].emoji.name, "🎉")


func test_reactions_of_an_unknown_message_have_its_ids() -> void:
	var payload: Dictionary = {
		"user_id": str(UNKNOWN_ID + 1),
		"channel_id": str(channel().id),
		"message_id": str(UNKNOWN_ID),
		"guild_id": str(guild().id),
		"emoji": {"id": null, "name": "👍"},
	}
	dispatch("MESSAGE_REACTION_REMOVE", payload)
	var removed: Array = await wait_for(client.reaction_removed)
	assert_equal((removed[1] as DiscordUser).id, UNKNOWN_ID + 1)
	assert_equal((removed[2] as DiscordReaction).emoji.name, "👍")
	dispatch("MESSAGE_REACTION_REMOVE_ALL", payload)
	var cleared: Array = await wait_for(client.reactions_cleared)
	assert_equal((cleared[1] as Array[DiscordReaction]).size(), 0)
	dispatch("MESSAGE_REACTION_REMOVE_EMOJI", payload)
	var cleared_emoji: Array = await wait_for(client.reactions_cleared_emoji)
	assert_equal((cleared_emoji[1] as DiscordReaction).emoji.name, "👍")
	for arguments: Array in [removed, cleared, cleared_emoji]:
		assert_equal((arguments[0] as DiscordMessage).id, UNKNOWN_ID)
		assert_same((arguments[0] as DiscordMessage).get_channel(), channel())


func test_reactions_in_an_unknown_channel() -> void:
	var payload: Dictionary = {
		"user_id": str(UNKNOWN_ID + 1),
		"channel_id": str(UNKNOWN_ID + 2),
		"message_id": str(UNKNOWN_ID),
		"emoji": {"id": null, "name": "👍"},
	}
	dispatch("MESSAGE_REACTION_ADD", payload)
	var arguments: Array = await wait_for(client.reaction_added)
	assert_equal((arguments[0] as DiscordMessage).channel_id, UNKNOWN_ID + 2)
	assert_null((arguments[0] as DiscordMessage).get_channel())


func test_guild_emoji_has_its_id() -> void:
	_react("basil", "lantern:41771983429993937")
	var reaction: DiscordReaction = (await wait_for(client.reaction_added))[2]
	assert_equal(reaction.emoji.id, 41771983429993937)
	assert_equal(reaction.emoji.name, "lantern")
	assert_equal(reaction.emoji.get_reaction_name(), "lantern:41771983429993937")


func _react(user_name: String, emoji: String) -> void:
	act("react", {"channel": "general", "message": _message.id, "user": user_name, "emoji": emoji})
