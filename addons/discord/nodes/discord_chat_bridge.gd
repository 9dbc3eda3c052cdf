@tool
@icon("res://addons/discord/icons/discord_webhook.svg")
class_name DiscordChatBridge
extends DiscordClientNode
## Connects the chat of a game with a channel.
##
## Messages of players are sent by a webhook, so that each has the name and the avatar of its
## player. The webhook is found or created when the first message is sent, which needs the
## permission [code]MANAGE_WEBHOOKS[/code]; if it is deleted, it is created again. Nothing that a
## player writes pings anyone in Discord.
## [codeblock]
## @onready var bridge: DiscordChatBridge = $DiscordChatBridge
##
## func _ready() -> void:
##     bridge.message_received.connect(_on_message_received)
##
## func _on_player_spoke(player_name: String, text: String) -> void:
##     bridge.send_player_message(player_name, text)
##
## func _on_message_received(author_name: String, text: String, _message: DiscordMessage) -> void:
##     $Chat.add_text("%s: %s\n" % [author_name, text])
## [/codeblock]
## Messages wait in a queue while they are sent one after the other, and while the client is not
## logged in. See [member max_queued_messages].

## Emitted when a user writes in the channel. [param author_name] is the name of the author in the
## guild. [param text] is the content as plain text, see [method DiscordMessage.get_plain_content],
## with the names of attached files in brackets. It is not BBCode: use
## [method RichTextLabel.add_text] to show it. Needs [constant DiscordIntents.GUILD_MESSAGES] and
## [constant DiscordIntents.MESSAGE_CONTENT].
signal message_received(author_name: String, text: String, message: DiscordMessage)

## What is done with a text that has more characters than Discord allows in a message.
enum LongText {
	## The text is sent as several messages, at most [constant MAX_PARTS].
	SPLIT,
	## The end of the text is left out.
	CUT,
}

## The maximum number of messages for one text.
const MAX_PARTS: int = 4

## The time in seconds in which no message is accepted after the webhook could not be created.
const RETRY_SECONDS: float = 10.0

const _NO_CHANNEL: String = "There is no channel. Set `channel_id` to the id of a channel."
const _REMEDY: String = "Add its intents Messages and Content: GUILD_MESSAGES and MESSAGE_CONTENT."

## The id of the channel or thread.
@export var channel_id: String = "":
	set(value):
		if value != channel_id:
			channel_id = value
			_forget_webhook()
			update_configuration_warnings()

## The name of the webhook. It is the author of announcements, and identifies the webhook after a
## restart.
@export var webhook_name: String = "Chat bridge":
	set(value):
		if value != webhook_name:
			webhook_name = value
			_forget_webhook()

@export_group("To Discord")

## What is done with a text of more than 2000 characters.
@export var long_text: LongText = LongText.SPLIT

## If [code]true[/code], Discord shows the text of players as they have written it. If
## [code]false[/code], players can use Markdown, including links with a text that hides the URL.
@export var escape_markdown: bool = true

## The maximum number of messages that wait to be sent. If there are more, the oldest are dropped,
## and a warning is logged. Discord accepts about 30 messages in a minute.
@export_range(1, 1000, 1, "or_greater") var max_queued_messages: int = 50

## The text of [method announce_join]. [code]{player}[/code] is the name of the player. Markdown is
## allowed.
@export var join_text: String = "**{player}** joined the game."

## The text of [method announce_leave], like [member join_text].
@export var leave_text: String = "**{player}** left the game."

@export_group("From Discord")

## If [code]true[/code], the marks of Markdown are removed from received messages.
@export var strip_markdown: bool = true

## If [code]true[/code], messages of other bots and webhooks are received as well. Those of the bot
## and the webhook of the bridge are never received.
@export var receive_bots: bool = false

var _webhook: DiscordWebhook
var _queue: Array[Dictionary] = []
var _is_sending: bool = false
var _has_dropped: bool = false
# If true, the webhook was deleted, and no message was sent since.
var _has_lost_webhook: bool = false
var _accepts_at: int = 0
# Responses to requests of an earlier session are ignored.
var _session: int = 0


## Sends a message of a player. Returns [code]false[/code] if it is not accepted, because the text
## is empty, or the webhook could not be created less than [constant RETRY_SECONDS] ago.
##
## A name that Discord does not accept is changed, see [method DiscordText.to_webhook_name].
## [param avatar_url] is the URL of an image that Discord can load. If it is empty, the avatar of
## the webhook is shown.
func send_player_message(player_name: String, text: String, avatar_url: String = "") -> bool:
	var fields: Dictionary = {"username": DiscordText.to_webhook_name(player_name)}
	if avatar_url.begins_with("https://") or avatar_url.begins_with("http://"):
		fields["avatar_url"] = avatar_url
	return _add(DiscordText.escape_markdown(text, false) if escape_markdown else text, fields)


## Sends a message under the name of the webhook, such as the result of a match. Markdown is
## allowed. Returns [code]false[/code] if it is not accepted, like [method send_player_message].
func announce(text: String) -> bool:
	return _add(text, {})


## Announces that a player joined, with [member join_text].
func announce_join(player_name: String) -> bool:
	return announce(join_text.format({"player": DiscordText.escape_markdown(player_name, false)}))


## Announces that a player left, with [member leave_text].
func announce_leave(player_name: String) -> bool:
	return announce(leave_text.format({"player": DiscordText.escape_markdown(player_name, false)}))


## Returns the number of messages that wait to be sent.
func get_queued_count() -> int:
	return _queue.size()


## Drops all messages that wait to be sent.
func clear_queue() -> void:
	_queue.clear()


func _get_property_warnings() -> PackedStringArray:
	var warnings: PackedStringArray = []
	if not _is_id(channel_id):
		warnings.append("'Channel ID' is not the id of a channel. Copy it from Discord.")
	if client != null and not _is_content_requested(client):
		warnings.append("The client receives no text. %s" % _REMEDY)
	return warnings


func _get_handlers() -> Dictionary[StringName, Callable]:
	return {&"message_sent": _on_message_sent}


func _begin() -> void:
	if not _is_content_requested(get_client()):
		push_warning("The client of the chat bridge receives no text. %s" % _REMEDY)
	_check_channel()
	_send_next()


func _end() -> void:
	_forget_webhook()


# Without this, nothing would show why no message is received.
func _check_channel() -> void:
	if channel_id.is_empty():
		return
	if not _is_id(channel_id):
		_fail(_NO_CHANNEL)
	elif get_client().get_channel(channel_id) == null:
		var remedy: String = "Check the id, and that the bot may view the channel."
		push_warning("The chat bridge finds no channel with the id %s. %s" % [channel_id, remedy])


func _is_content_requested(used: DiscordClient) -> bool:
	var needed: int = DiscordIntents.GUILD_MESSAGES | DiscordIntents.MESSAGE_CONTENT
	return used.intents & needed == needed


func _add(text: String, fields: Dictionary) -> bool:
	var stripped: String = text.strip_edges()
	if stripped.is_empty() or Time.get_ticks_msec() < _accepts_at:
		return false
	var parts: PackedStringArray = [DiscordText.truncate(stripped)]
	if long_text == LongText.SPLIT:
		parts = DiscordText.split_message(stripped).slice(0, MAX_PARTS)
	for part: String in parts:
		var message: Dictionary = {"content": part, "allowed_mentions": {"parse": []}}
		_queue.append(message.merged(fields))
	if _queue.size() > max_queued_messages:
		_queue = _queue.slice(_queue.size() - max_queued_messages)
		if not _has_dropped:
			_has_dropped = true
			var limit: int = max_queued_messages
			push_warning("More than %d messages wait to be sent; the oldest are dropped." % limit)
	_send_next()
	return true


func _send_next() -> void:
	if _queue.is_empty():
		_has_dropped = false
	if _is_sending or _queue.is_empty() or not _is_client_ready():
		return
	if not _is_id(channel_id):
		_give_up(_NO_CHANNEL)
		return
	_is_sending = true
	if _webhook == null:
		var fetch: Signal = get_client().rest.get_channel_webhooks(_get_webhook_channel_id())
		fetch.connect(_on_webhooks_fetched.bind(_session), CONNECT_ONE_SHOT)
		return
	var message: Dictionary = _queue.pop_front()
	var options: Dictionary = {}
	if _get_webhook_channel_id() != channel_id:
		options["thread_id"] = channel_id
	var sent: Signal = _webhook.send(message, options)
	sent.connect(_on_sent.bind(message, _session), CONNECT_ONE_SHOT)


# A thread has no webhooks: those of its channel send messages to it.
func _get_webhook_channel_id() -> String:
	var channel: DiscordChannel = get_client().get_channel(channel_id)
	if channel != null and channel.is_thread():
		return str(channel.parent_id)
	return channel_id


func _on_webhooks_fetched(webhooks: Array, session: int) -> void:
	if session != _session:
		return
	_is_sending = false
	var used: DiscordClient = get_client()
	if used == null:
		return
	var error: DiscordError = used.rest.last_error
	if webhooks.is_empty() and error != null and error.route == "get_channel_webhooks":
		_give_up("The webhooks of the channel cannot be fetched.", error)
		return
	for each: DiscordWebhook in webhooks:
		var is_own: bool = each.user != null and each.user.id == used.get_self().id
		if is_own and each.name == webhook_name and not each.token.is_empty():
			_webhook = each
			_send_next()
			return
	_is_sending = true
	var create: Signal = used.rest.create_webhook(_get_webhook_channel_id(), webhook_name)
	create.connect(_on_webhook_created.bind(_session), CONNECT_ONE_SHOT)


func _on_webhook_created(webhook: DiscordWebhook, session: int) -> void:
	if session != _session:
		return
	_is_sending = false
	if webhook != null:
		_webhook = webhook
		_send_next()
	elif get_client() != null:
		_give_up("The webhook of the chat bridge cannot be created.", get_client().rest.last_error)


func _on_sent(sent: DiscordMessage, message: Dictionary, session: int) -> void:
	if session != _session:
		return
	_is_sending = false
	if sent == null:
		_handle_failure(message, _webhook.last_error)
	else:
		_has_lost_webhook = false
	_send_next()


func _handle_failure(message: Dictionary, error: DiscordError) -> void:
	# A message that was on its way at logout may have arrived: sending it again could repeat it.
	if get_client() == null or (error != null and error.kind == DiscordError.CANCELLED):
		return
	var lost: Array[int] = [
		DiscordJsonErrorCode.UNKNOWN_WEBHOOK, DiscordJsonErrorCode.INVALID_WEBHOOK_TOKEN
	]
	if error != null and error.code in lost and not _has_lost_webhook:
		_webhook = null
		_has_lost_webhook = true
		_queue.push_front(message)
		return
	_fail("A message was not sent to the channel.", error)


func _give_up(problem: String, error: DiscordError = null) -> void:
	if error != null and error.kind == DiscordError.CANCELLED:
		return
	_queue.clear()
	_accepts_at = Time.get_ticks_msec() + int(RETRY_SECONDS * 1000.0)
	_fail(problem, error)


func _forget_webhook() -> void:
	_webhook = null
	_is_sending = false
	_accepts_at = 0
	_session += 1


func _on_message_sent(message: DiscordMessage) -> void:
	if str(message.channel_id) != channel_id or _is_own(message):
		return
	if (message.author.bot or message.webhook_id != 0) and not receive_bots:
		return
	if message.type not in [DiscordMessageType.DEFAULT, DiscordMessageType.REPLY]:
		return
	var content: String = message.get_clean_content()
	if strip_markdown:
		content = message.get_plain_content()
	var parts: PackedStringArray = [content]
	for file: DiscordAttachment in message.attachments:
		parts.append("[%s]" % file.filename)
	var text: String = " ".join(parts).strip_edges()
	if not text.is_empty():
		message_received.emit(_get_author_name(message), text, message)


func _is_own(message: DiscordMessage) -> bool:
	if message.author == null or message.author.id == get_client().get_self().id:
		return true
	var application: DiscordApplication = get_client().get_client_application()
	if message.webhook_id != 0 and application != null:
		if message.application_id == application.id:
			return true
	return _webhook != null and message.webhook_id == _webhook.id


func _get_author_name(message: DiscordMessage) -> String:
	var member: DiscordMember = message.get_author_member()
	return message.author.get_display_name() if member == null else member.get_display_name()
