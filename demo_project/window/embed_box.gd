class_name EmbedBox
extends PanelContainer
## An embed: titles, texts, fields and images next to a colored edge.

## The maximum size of images.
const IMAGE := Vector2(400, 240)
const THUMBNAIL := Vector2(72, 72)


## Shows an embed, from Discord's JSON.
func show_embed(embed: Dictionary, images: ImageCache) -> void:
	_show_line(%Author, _part(embed, "author").get("name", ""))
	_show_line(%Title, _text(embed, "title"))
	%Description.text = Markdown.to_bbcode(_text(embed, "description"))
	%Description.visible = not %Description.text.is_empty()
	_show_line(%Footer, _part(embed, "footer").get("text", ""))
	if embed.get("color") != null:
		%Edge.color = Color.hex(int(embed.color) << 8 | 0xFF)
	for field: Dictionary in embed.get("fields", []):
		_add_field(field)
	%Fields.visible = %Fields.get_child_count() > 0
	for part: Array in [["image", %Text, IMAGE], ["thumbnail", %Columns, THUMBNAIL]]:
		var url: String = _part(embed, part[0]).get("url", "")
		if not url.is_empty():
			var media := Media.create(images, url, part[2])
			part[1].add_child(media)
			if part[0] == "image":
				%Text.move_child(media, %Footer.get_index())


func _add_field(field: Dictionary) -> void:
	var rows := VBoxContainer.new()
	rows.add_theme_constant_override(&"separation", 1)
	rows.custom_minimum_size.x = 112.0 if field.get("inline", false) else 340.0
	var title := Label.new()
	title.text = field.name
	title.theme_type_variation = &"FieldName"
	rows.add_child(title)
	var value := ComponentsBox.text_label(field.value)
	value.add_theme_font_size_override(&"normal_font_size", 13)
	rows.add_child(value)
	%Fields.add_child(rows)


func _show_line(label: Label, text: String) -> void:
	label.text = text
	label.visible = not text.is_empty()


func _text(embed: Dictionary, field: String) -> String:
	var text: Variant = embed.get(field)
	return "" if text == null else text


func _part(embed: Dictionary, field: String) -> Dictionary:
	var part: Variant = embed.get(field)
	return {} if part == null else part
