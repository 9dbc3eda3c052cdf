extends DiscordClient
## Moderation: commands for a timeout and a kick, and a log of the actions in the guild.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: the
## bot needs the permissions to moderate members, kick members, manage the guild and view the audit
## log.

const DIARY := "bot-corner"


func _ready() -> void:
	login()
	guild_audit_log_entry_created.connect(_on_audit_log_entry)
	auto_moderation_action_executed.connect(_on_auto_moderation)
	for action: String in ["timeout", "kick"]:
		var command := DiscordApplicationCommandBuilder.slash(action, "Moderates a member")
		command.add_user_option("who", "The member", {"required": true})
		command.add_string_option("reason", "Why", {"required": true})
		command.set_default_member_permissions(DiscordPermissions.MODERATE_MEMBERS)
		handle_command(action, _on_command)
		register_application_command(command)


func _on_command(interaction: DiscordInteraction) -> void:
	var member := interaction.get_member_option("who")
	var reason: String = interaction.get_option("reason")
	var done: Variant
	if interaction.get_command_name() == "kick":
		done = await member.kick(reason)
	else:
		done = await member.timeout(10 * 60, reason)
	var text: String = "Done." if done else str(rest.last_error)
	interaction.reply(text, {"ephemeral": true})


## Called for every action in the guild, including those of the bot.
func _on_audit_log_entry(guild: DiscordGuild, entry: DiscordAuditLogEntry) -> void:
	if entry.action_type in [DiscordAuditLogEvent.MEMBER_KICK, DiscordAuditLogEvent.MEMBER_UPDATE]:
		var what := "kicked" if entry.action_type == DiscordAuditLogEvent.MEMBER_KICK else "changed"
		_write(guild, "📝 <@%d> was %s: %s" % [entry.target_id, what, entry.reason])


func _on_auto_moderation(guild: DiscordGuild, execution: DiscordAutoModerationExecution) -> void:
	_write(guild, "🛡 A message with “%s” was stopped." % execution.matched_keyword)


func _write(guild: DiscordGuild, text: String) -> void:
	for channel in guild.get_channels():
		if channel.name == DIARY:
			channel.send({"content": text, "allowed_mentions": {"parse": []}})
