extends Node
## Prints the messages that the bot receives if there is no window.

@export var client: DiscordClient


func _ready() -> void:
	if DisplayServer.get_name() != "headless":
		return
	client.client_ready.connect(_on_client_ready)
	client.message_sent.connect(_on_message_sent)
	client.message_updated.connect(_on_message_updated)
	client.reaction_added.connect(_on_reaction_added)
	client.member_joined.connect(_on_member_joined)
	client.connection_error.connect(_on_connection_error)
	client.disconnected.connect(print.bind("The connection ended."))
	client.reconnected.connect(print.bind("The connection stands again."))


func _on_client_ready(user: DiscordUser) -> void:
	var names := client.get_guilds().map(func(guild: DiscordGuild) -> String: return guild.name)
	print("%s is logged in. Its guilds: %s." % [user.get_display_name(), ", ".join(names)])


func _on_message_sent(message: DiscordMessage) -> void:
	print("%s  %s: %s" % [_place(message), message.author.get_display_name(), message.content])


func _on_message_updated(old: DiscordMessage, new: DiscordMessage) -> void:
	if old != null and old.content != new.content:
		print("%s  (edited) %s → %s" % [_place(new), old.content, new.content])


func _on_reaction_added(
	message: DiscordMessage, user: DiscordUser, reaction: DiscordReaction
) -> void:
	var reacted := [_place(message), user.get_display_name(), reaction.emoji.name, message.content]
	print("%s  %s reacted %s to: %s" % reacted)


func _on_member_joined(guild: DiscordGuild, member: DiscordMember) -> void:
	print("%s joined %s" % [member.get_display_name(), guild.name])


func _on_connection_error(error: DiscordError) -> void:
	if error.will_retry:
		printerr(error)


func _place(message: DiscordMessage) -> String:
	var channel := message.channel
	return "#" + channel.name if channel != null else "(direct)"
