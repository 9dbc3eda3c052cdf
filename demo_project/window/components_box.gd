class_name ComponentsBox
extends VBoxContainer
## The components of a message: buttons and select menus that can be used with the mouse, texts,
## images and containers.

const SELECT_MENUS: Array[int] = [
	DiscordComponentType.STRING_SELECT,
	DiscordComponentType.USER_SELECT,
	DiscordComponentType.ROLE_SELECT,
	DiscordComponentType.MENTIONABLE_SELECT,
	DiscordComponentType.CHANNEL_SELECT,
]
const LOOKS: Array[StringName] = [
	&"", &"PrimaryButton", &"SecondaryButton", &"SuccessButton", &"DangerButton", &"SecondaryButton"
]
const LINK := 5
const MAX_SIZE := Vector2(420, 260)

var _message_id := ""
var _surroundings: Surroundings


## The context of components: the user who uses them, and the sources of images and names.
class Surroundings:
	var player: Player
	var images: ImageCache
	var guild: DiscordGuild


func show_components(components: Array, message_id: String, surroundings: Surroundings) -> void:
	_message_id = message_id
	_surroundings = surroundings
	add_theme_constant_override(&"separation", 8)
	for component: Dictionary in components:
		_add(self, component)


func _add(to: Container, component: Dictionary) -> void:
	if int(component.type) in SELECT_MENUS:
		to.add_child(_select_menu(component))
		return
	match int(component.type):
		DiscordComponentType.ACTION_ROW:
			var row := HFlowContainer.new()
			row.add_theme_constant_override(&"h_separation", 8)
			row.add_theme_constant_override(&"v_separation", 8)
			to.add_child(row)
			for child: Dictionary in component.components:
				_add(row, child)
		DiscordComponentType.BUTTON:
			to.add_child(_button(component))
		DiscordComponentType.SECTION:
			_add_section(to, component)
		DiscordComponentType.TEXT_DISPLAY:
			to.add_child(text_label(component.content))
		DiscordComponentType.THUMBNAIL:
			to.add_child(Media.create(_surroundings.images, component.media.url, Vector2(72, 72)))
		DiscordComponentType.MEDIA_GALLERY:
			for item: Dictionary in component.items:
				to.add_child(Media.create(_surroundings.images, item.media.url, MAX_SIZE))
		DiscordComponentType.FILE:
			var chip := Label.new()
			chip.text = "📎  " + str(component.file.url).get_file().get_slice("?", 0)
			chip.theme_type_variation = &"Chip"
			chip.size_flags_horizontal = SIZE_SHRINK_BEGIN
			to.add_child(chip)
		DiscordComponentType.SEPARATOR:
			var line := HSeparator.new()
			if not component.get("divider", true):
				line.modulate.a = 0.0
			to.add_child(line)
		DiscordComponentType.CONTAINER:
			_add_container(to, component)


func _select_menu(component: Dictionary) -> SelectMenu:
	var menu := SelectMenu.new()
	menu.show_select_menu(component, _surroundings.guild)
	menu.disabled = component.get("disabled", false) or not _surroundings.player.is_here()
	menu.chosen.connect(_choose.bind(component.custom_id))
	return menu


## Creates a text with Discord's Markdown.
static func text_label(text: String) -> RichTextLabel:
	var label := RichTextLabel.new()
	label.bbcode_enabled = true
	label.fit_content = true
	label.scroll_active = false
	label.size_flags_horizontal = SIZE_EXPAND_FILL
	label.text = Markdown.to_bbcode(text)
	return label


## Returns the label of a button or an entry, preceded by its emoji.
static func with_emoji(of: Dictionary) -> String:
	var label: Variant = of.get("label")
	var emoji: Variant = of.get("emoji")
	var before := "" if emoji == null or emoji.name == null else str(emoji.name)
	return ("%s  %s" % [before, "" if label == null else label]).strip_edges()


func _button(component: Dictionary) -> Button:
	var button := Button.new()
	button.text = with_emoji(component)
	button.focus_mode = FOCUS_NONE  # Keeps the focus in the input line after a click.
	var style := clampi(component.style, 0, LOOKS.size() - 1)
	button.theme_type_variation = LOOKS[style]
	button.size_flags_vertical = SIZE_SHRINK_CENTER
	if style == LINK:
		button.text += "  ↗"
		button.pressed.connect(OS.shell_open.bind(component.url))
	else:
		button.disabled = component.get("disabled", false) or not _surroundings.player.is_here()
		button.pressed.connect(_press.bind(component.get("custom_id", "")))
	return button


func _add_section(to: Container, component: Dictionary) -> void:
	var columns := HBoxContainer.new()
	columns.add_theme_constant_override(&"separation", 16)
	to.add_child(columns)
	var texts := VBoxContainer.new()
	texts.size_flags_horizontal = SIZE_EXPAND_FILL
	columns.add_child(texts)
	for child: Dictionary in component.components:
		_add(texts, child)
	_add(columns, component.accessory)


func _add_container(to: Container, component: Dictionary) -> void:
	var box := PanelContainer.new()
	box.theme_type_variation = &"EmbedBox"
	box.custom_minimum_size.x = 440
	box.size_flags_horizontal = SIZE_SHRINK_BEGIN
	to.add_child(box)
	var columns := HBoxContainer.new()
	columns.add_theme_constant_override(&"separation", 12)
	box.add_child(columns)
	var edge := ColorRect.new()
	edge.custom_minimum_size.x = 4
	var color: Variant = component.get("accent_color")
	edge.color = Color(0.4, 0.44, 0.51) if color == null else Color.hex(int(color) << 8 | 0xFF)
	columns.add_child(edge)
	var margin := MarginContainer.new()
	margin.size_flags_horizontal = SIZE_EXPAND_FILL
	margin.add_theme_constant_override(&"margin_top", 12)
	margin.add_theme_constant_override(&"margin_bottom", 12)
	columns.add_child(margin)
	var rows := VBoxContainer.new()
	rows.add_theme_constant_override(&"separation", 8)
	margin.add_child(rows)
	for child: Dictionary in component.components:
		_add(rows, child)


func _press(custom_id: String) -> void:
	_surroundings.player.press(_message_id, custom_id)


func _choose(values: Array, custom_id: String) -> void:
	_surroundings.player.choose(_message_id, custom_id, values)
