## Poll events: votes added and removed, and the end of a poll.
extends EventSuite

var _message: DiscordMessage


func before_each() -> void:
	await super()
	var poll: Dictionary = {
		"question": {"text": "Tea or coffee?"},
		"answers":
		[
			{"poll_media": {"text": "Tea", "emoji": {"name": "🍵"}}},
			{"poll_media": {"text": "Coffee"}}
		],
	}
	act("send_message", {"channel": "general", "author": "clover", "poll": poll})
	_message = (await wait_for(client.message_sent))[0]


func test_poll_arrives_with_its_message() -> void:
	assert_equal(_message.poll.question.text, "Tea or coffee?")
	assert_equal(_message.poll.answers.size(), 2)
	assert_equal(_message.poll.answers[0].poll_media.emoji.name, "🍵")
	assert_false(_message.poll.allow_multiselect)
	assert_false(_message.poll.results.is_finalized)


func test_vote_added_has_message_user_and_answer() -> void:
	_vote("basil", 2)
	var arguments: Array = await wait_for(client.message_poll_vote_added)
	var answer: DiscordPollAnswer = arguments[2]
	assert_same(arguments[0], _message)
	assert_same(arguments[1], user("basil"))
	assert_equal(answer.answer_id, 2)
	assert_equal(answer.poll_media.text, "Coffee")


func test_handlers_see_the_results_at_each_vote() -> void:
	var capture: Callable = func(
		message: DiscordMessage, _user: Object, _answer: Object
	) -> Dictionary:
		return _counts(message)
	var added: Recorder = Recorder.new(client.message_poll_vote_added, capture)
	var removed: Recorder = Recorder.new(client.message_poll_vote_removed, capture)
	_vote("basil", 1)
	_vote("dill", 1)
	# Where only one answer may be chosen, a new vote removes the old one.
	_vote("basil", 2)
	await wait_until(added.has.bind(3), "all are emitted")
	assert_equal(added.captured, [{1: 1}, {1: 2}, {1: 1, 2: 1}])
	assert_equal(removed.captured, [{1: 1}])


func test_vote_removed_has_message_user_and_answer() -> void:
	_vote("basil", 1)
	_vote("dill", 1)
	act("unvote", _vote_fields("basil", 1))
	var arguments: Array = await wait_for(client.message_poll_vote_removed)
	assert_same(arguments[0], _message)
	assert_same(arguments[1], user("basil"))
	assert_equal((arguments[2] as DiscordPollAnswer).answer_id, 1)
	assert_equal((arguments[2] as DiscordPollAnswer).poll_media.text, "Tea")
	assert_equal(_counts(_message), {1: 1})


func test_vote_added_to_an_unknown_message_has_the_ids() -> void:
	dispatch("MESSAGE_POLL_VOTE_ADD", _unknown_payload(channel().id, guild().id))
	_expect_ids_alone(await wait_for(client.message_poll_vote_added))


func test_vote_removed_from_an_unknown_message_has_the_ids() -> void:
	dispatch("MESSAGE_POLL_VOTE_REMOVE", _unknown_payload(channel().id, guild().id))
	_expect_ids_alone(await wait_for(client.message_poll_vote_removed))


func test_vote_for_an_unknown_answer_has_its_number() -> void:
	var payload: Dictionary = _unknown_payload(channel().id, guild().id)
	payload["message_id"] = str(_message.id)
	dispatch("MESSAGE_POLL_VOTE_ADD", payload)
	var arguments: Array = await wait_for(client.message_poll_vote_added)
	assert_same(arguments[0], _message)
	assert_equal((arguments[2] as DiscordPollAnswer).answer_id, 7)
	assert_null((arguments[2] as DiscordPollAnswer).poll_media)


func test_vote_in_an_unknown_channel() -> void:
	dispatch("MESSAGE_POLL_VOTE_ADD", _unknown_payload(UNKNOWN_ID, FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.message_poll_vote_added)
	assert_null((arguments[0] as DiscordMessage).get_channel())
	assert_null((arguments[0] as DiscordMessage).get_guild())


func test_end_finalizes_the_results() -> void:
	_vote("basil", 1)
	await wait_for(client.message_poll_vote_added)
	var results: Recorder = Recorder.new(client.message_sent)
	act("end_poll", {"channel": "general", "message": _message.id})
	var arguments: Array = await wait_for(client.message_updated)
	assert_false((arguments[0] as DiscordMessage).poll.results.is_finalized)
	assert_same(arguments[1], _message)
	assert_true(_message.poll.results.is_finalized)
	assert_equal(_counts(_message), {1: 1})
	await wait_until(results.has.bind(1), "a message contains the result")
	var result: DiscordMessage = results.calls[0][0]
	assert_equal(result.type, DiscordMessageType.POLL_RESULT)
	assert_equal(result.message_reference.message_id, _message.id)


func _vote(user_name: String, answer: int) -> void:
	act("vote", _vote_fields(user_name, answer))


func _vote_fields(user_name: String, answer: int) -> Dictionary:
	return {"channel": "general", "message": _message.id, "user": user_name, "answer": answer}


## The number of votes for each answer that has any.
func _counts(message: DiscordMessage) -> Dictionary:
	var counts: Dictionary = {}
	for each: DiscordPollAnswerCount in message.poll.results.answer_counts:
		if each.count > 0:
			counts[each.id] = each.count
	return counts


func _unknown_payload(channel_id: int, guild_id: int) -> Dictionary:
	return {
		"user_id": str(UNKNOWN_ID + 1),
		"channel_id": str(channel_id),
		"message_id": str(UNKNOWN_ID),
		"guild_id": str(guild_id),
		"answer_id": 7,
	}


func _expect_ids_alone(arguments: Array) -> void:
	assert_equal((arguments[0] as DiscordMessage).id, UNKNOWN_ID)
	assert_same((arguments[0] as DiscordMessage).get_channel(), channel())
	assert_equal((arguments[1] as DiscordUser).id, UNKNOWN_ID + 1)
	assert_equal((arguments[2] as DiscordPollAnswer).answer_id, 7)
