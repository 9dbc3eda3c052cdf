extends LineEdit
## The input line. Writes as the bot, or in the sandbox as a user, who can also use commands.

@export var client: DiscordClient
@export var player: Player
@export var suggestions: SuggestionList
@export var problem: Label

var _channel: DiscordChannel
var _commands: Array = []
## The interaction that requests suggestions from the bot.
var _asking := ""
## The values of the names that the bot suggested.
var _meant: Dictionary[String, Variant] = {}


func _ready() -> void:
	text_submitted.connect(_on_text_submitted)
	text_changed.connect(_on_text_changed.unbind(1))
	suggestions.taken.connect(_on_suggestion_taken)
	player.shown.connect(_on_shown)


func _gui_input(event: InputEvent) -> void:
	if suggestions.visible and suggestions.take_key(event):
		accept_event()


func show_channel(channel: DiscordChannel) -> void:
	_channel = channel
	var writer := Player.NAME.capitalize() if player.is_here() else "the bot"
	var hint := ", or / for commands" if player.is_here() else ""
	placeholder_text = "Message #%s as %s%s" % [channel.name, writer, hint]
	editable = true


func _on_text_changed() -> void:
	problem.text = ""
	if not player.is_here() or not text.begins_with("/"):
		suggestions.hide()
		return
	if text == "/" or _commands.is_empty():
		_commands = player.get_commands(_channel.id)
	var line := CommandLine.parse(text, _commands)
	_asking = ""
	if line.wants_autocomplete():
		var focused: String = line.focused.name
		_asking = player.autocomplete(
			str(_channel.id), line.path, line.get_options(focused), focused, line.word
		)
	_suggest(line, _get_names(line))


## Returns the users, roles or channels that match the typed text.
func _get_names(line: CommandLine) -> Array:
	var names: Array[Dictionary] = []
	var guild := _channel.guild
	match int(line.focused.get("type", 0)):
		CommandLine.USER:
			for member in guild.get_members():
				names.append({"name": member.get_display_name(), "value": str(member.user.id)})
		CommandLine.ROLE:
			for role in guild.get_roles():
				names.append({"name": role.name, "value": str(role.id)})
		CommandLine.CHANNEL:
			for channel in guild.get_channels():
				names.append({"name": channel.name, "value": str(channel.id)})
	for entry in names:
		_meant[entry.name] = entry.value
	var is_typed := func(entry: Dictionary) -> bool:
		return str(entry.name).to_lower().begins_with(line.word.to_lower())
	return names.filter(is_typed)


func _suggest(line: CommandLine, choices: Array) -> void:
	var hint: String = ""
	if not line.focused.is_empty():
		hint = "%s  ·  %s" % [line.focused.name, line.focused.description]
	elif not line.command.is_empty():
		hint = "/%s  ·  %s" % [line.path, line.command.description]
	suggestions.show_list(hint, line.get_suggestions(choices))


func _on_suggestion_taken(line: String) -> void:
	text = line
	caret_column = line.length()
	grab_focus()
	_on_text_changed()


func _on_shown(view: Dictionary) -> void:
	if view.id == _asking and view.choices != null:
		for choice: Dictionary in view.choices:
			_meant[choice.name] = choice.value
		_suggest(CommandLine.parse(text, _commands), view.choices)
	elif view.error != null and view.id != _asking:
		problem.text = view.error


func _on_text_submitted(written: String) -> void:
	if written.strip_edges().is_empty():
		return
	suggestions.hide()
	if player.is_here() and written.begins_with("/"):
		_use(written)
		return
	clear()
	if player.is_here():
		player.write(written, str(_channel.id))
	elif await client.rest.create_message(_channel.id, written) == null:
		text = written
		push_warning(client.rest.last_error)


func _use(written: String) -> void:
	var line := CommandLine.parse(written.strip_edges() + " ", _commands)
	var options := line.get_options()
	for option: String in options:
		options[option] = _meant.get(options[option], options[option])
	if player.use_command(str(_channel.id), line.path, options).is_empty():
		problem.text = player.refusal
	else:
		_meant.clear()
		clear()
