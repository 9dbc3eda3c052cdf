extends Control
## The modal that the bot shows, in front of everything else.

const PARAGRAPH := 2

@export var client: DiscordClient
@export var player: Player

var _interaction_id := ""
## The control that had the focus before.
var _before: Control
## The functions that return the values of fields, by the id of the field.
var _answers: Dictionary[String, Callable] = {}


func _ready() -> void:
	player.shown.connect(_on_shown)
	hidden.connect(_on_hidden)
	%Send.pressed.connect(send)
	%Cancel.pressed.connect(_cancel)


func _unhandled_key_input(event: InputEvent) -> void:
	if visible and event.is_action_pressed(&"ui_cancel"):
		_cancel()


## Submits the modal. Shows what is missing if it is incomplete.
func send() -> void:
	var values: Dictionary = {}
	for field in _answers:
		values[field] = _answers[field].call()
	if player.submit(_interaction_id, values).is_empty():
		%Problem.text = player.refusal
		%Problem.show()
	else:
		hide()


func _on_shown(view: Dictionary) -> void:
	if view.state == "modal" and view.id != _interaction_id:
		_interaction_id = view.id
		var channel := client.get_channel(int(view.channel_id))
		_open(view.modal, channel.guild if channel != null else null)
	elif view.id == _interaction_id and view.state != "modal":
		hide()


func _cancel() -> void:
	player.close(_interaction_id)
	hide()


func _on_hidden() -> void:
	if is_instance_valid(_before):
		_before.grab_focus()


func _open(modal: Dictionary, guild: DiscordGuild) -> void:
	_answers.clear()
	for child in %Fields.get_children():
		child.free()
	%Title.text = modal.title
	%Problem.hide()
	for component: Dictionary in modal.components:
		match int(component.type):
			DiscordComponentType.TEXT_DISPLAY:
				%Fields.add_child(ComponentsBox.text_label(component.content))
			DiscordComponentType.LABEL:
				_add_label(component, guild)
			DiscordComponentType.ACTION_ROW:
				var input: Dictionary = component.components[0]
				_add_label({"label": input.get("label", ""), "component": input}, guild)
	_before = get_viewport().gui_get_focus_owner()
	show()
	var first := find_next_valid_focus()
	if first != null:
		first.grab_focus()


func _add_label(label: Dictionary, guild: DiscordGuild) -> void:
	var field: Dictionary = label.component
	var rows := VBoxContainer.new()
	rows.add_theme_constant_override(&"separation", 5)
	%Fields.add_child(rows)
	var title := Label.new()
	var is_required: bool = (
		field.get("required", true) and int(field.type) != DiscordComponentType.CHECKBOX
	)
	title.text = label.label + ("  *" if is_required else "")
	title.theme_type_variation = &"FieldName"
	rows.add_child(title)
	var description: Variant = label.get("description")
	if description != null:
		var text := Label.new()
		text.text = description
		text.theme_type_variation = &"Quiet"
		rows.add_child(text)
	rows.add_child(_make_input(field, guild))


func _make_input(field: Dictionary, guild: DiscordGuild) -> Control:
	match int(field.type):
		DiscordComponentType.TEXT_INPUT:
			return _text_input(field)
		DiscordComponentType.FILE_UPLOAD:
			return _upload(field)
		DiscordComponentType.RADIO_GROUP, DiscordComponentType.CHECKBOX_GROUP:
			return _ticks(field)
		DiscordComponentType.CHECKBOX:
			var tick := CheckBox.new()
			tick.text = "Yes"
			tick.button_pressed = field.get("default", false)
			_answers[field.custom_id] = tick.is_pressed
			return tick
	var menu := SelectMenu.new()
	menu.show_select_menu(field, guild)
	_answers[field.custom_id] = func() -> Array: return menu.values
	return menu


func _text_input(field: Dictionary) -> Control:
	var text: Variant = field.get("value")
	var hint: Variant = field.get("placeholder")
	if int(field.style) == PARAGRAPH:
		var edit := TextEdit.new()
		edit.text = "" if text == null else text
		edit.placeholder_text = "" if hint == null else hint
		edit.custom_minimum_size.y = 96
		edit.wrap_mode = TextEdit.LINE_WRAPPING_BOUNDARY
		_answers[field.custom_id] = func() -> String: return edit.text
		return edit
	var line := LineEdit.new()
	line.text = "" if text == null else text
	line.placeholder_text = "" if hint == null else hint
	line.caret_column = line.text.length()
	line.text_submitted.connect(send.unbind(1))
	_answers[field.custom_id] = line.get_text
	return line


func _ticks(field: Dictionary) -> Control:
	var rows := VBoxContainer.new()
	var group := ButtonGroup.new()
	var boxes: Dictionary[String, CheckBox] = {}
	for option: Dictionary in field.options:
		var box := CheckBox.new()
		box.text = option.label
		box.button_group = group if int(field.type) == DiscordComponentType.RADIO_GROUP else null
		box.button_pressed = option.get("default", false)
		rows.add_child(box)
		boxes[option.value] = box
	_answers[field.custom_id] = func() -> Array:
		return boxes.keys().filter(func(value: String) -> bool: return boxes[value].button_pressed)
	return rows


func _upload(field: Dictionary) -> Control:
	var button := Button.new()
	button.text = "Choose a file …"
	button.theme_type_variation = &"SecondaryButton"
	var dialog := FileDialog.new()
	dialog.access = FileDialog.ACCESS_FILESYSTEM
	dialog.file_mode = FileDialog.FILE_MODE_OPEN_FILES
	button.add_child(dialog)
	button.pressed.connect(dialog.popup_centered_ratio)
	var files: Array[Dictionary] = []
	dialog.files_selected.connect(
		func(paths: PackedStringArray) -> void:
			files.clear()
			for path in paths:
				var bytes := FileAccess.get_file_as_bytes(path)
				var data := Marshalls.raw_to_base64(bytes)
				files.append({"filename": path.get_file(), "data": data})
			button.text = ", ".join(
				files.map(func(file: Dictionary) -> String: return file.filename)
			)
	)
	_answers[field.custom_id] = func() -> Array: return files
	return button
