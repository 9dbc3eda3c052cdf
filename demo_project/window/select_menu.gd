class_name SelectMenu
extends MenuButton
## A select menu of texts, users, roles or channels, of which one or several can be selected.

## Emitted when enough options are selected; for several options, when the menu is closed.
signal chosen(values: Array)

## The selected options, by value or id.
var values: Array = []

var _entries: Array[Dictionary] = []
var _least := 1
var _most := 1
var _placeholder := ""
var _is_changed := false


## Shows a select menu, from Discord's JSON. Users, roles and channels are those of the guild.
func show_select_menu(menu: Dictionary, guild: DiscordGuild) -> void:
	flat = false
	theme_type_variation = &"SelectMenu"
	alignment = HORIZONTAL_ALIGNMENT_LEFT
	custom_minimum_size.x = 300
	text_overrun_behavior = TextServer.OVERRUN_TRIM_ELLIPSIS
	_least = menu.get("min_values", 1)
	_most = menu.get("max_values", 1)
	_placeholder = menu.get("placeholder", "Make a selection")
	_entries = _list(menu, guild)
	var popup := get_popup()
	popup.min_size.x = int(custom_minimum_size.x)
	popup.hide_on_checkable_item_selection = _most == 1
	for entry in _entries:
		if _most == 1:
			popup.add_radio_check_item(entry.label)
		else:
			popup.add_check_item(entry.label)
		if entry.get("default", false):
			values.append(entry.value)
	popup.index_pressed.connect(_on_index_pressed)
	popup.popup_hide.connect(_on_popup_hidden)
	_refresh()


func _list(menu: Dictionary, guild: DiscordGuild) -> Array[Dictionary]:
	var entries: Array[Dictionary] = []
	for option: Dictionary in menu.get("options", []):
		entries.append(option.merged({"label": ComponentsBox.with_emoji(option)}, true))
	var kind := int(menu.type)
	if guild == null:
		return entries
	if kind in [DiscordComponentType.USER_SELECT, DiscordComponentType.MENTIONABLE_SELECT]:
		for member in guild.get_members():
			var user := {"label": "@" + member.get_display_name(), "value": str(member.user.id)}
			entries.append(user)
	if kind in [DiscordComponentType.ROLE_SELECT, DiscordComponentType.MENTIONABLE_SELECT]:
		for role in guild.get_roles():
			entries.append({"label": "@ " + role.name, "value": str(role.id)})
	if kind == DiscordComponentType.CHANNEL_SELECT:
		for channel in guild.get_channels():
			entries.append({"label": "# " + channel.name, "value": str(channel.id)})
	return entries


func _on_index_pressed(index: int) -> void:
	_is_changed = true
	var value: String = _entries[index].value
	if _most == 1:
		values = [value]
	elif value in values:
		values.erase(value)
	elif values.size() < _most:
		values.append(value)
	_refresh()


func _on_popup_hidden() -> void:
	_tell.call_deferred()  # Pressing an entry and hiding the popup can occur in either order.


func _tell() -> void:
	if _is_changed and values.size() >= _least:
		chosen.emit(values)
	_is_changed = false


func _refresh() -> void:
	var labels: Array[String] = []
	for index in _entries.size():
		get_popup().set_item_checked(index, _entries[index].value in values)
		if _entries[index].value in values:
			labels.append(_entries[index].label)
	text = _placeholder if labels.is_empty() else ", ".join(labels)
