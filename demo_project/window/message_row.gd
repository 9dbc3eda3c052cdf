class_name MessageRow
extends MarginContainer
## A message: who wrote it, what it says, what came with it, and how people reacted.

const EmbedBox := preload("embed_box.tscn")
## Messages of one author stand together if so many seconds lie between them, or fewer.
const TOGETHER := 420

var author: DiscordUser
var timestamp := 0


## Shows what stays as it is. A message that continues what is `above` needs no head of its own.
func show_author(message: DiscordMessage, pictures: Pictures, above: MessageRow) -> void:
	author = message.author
	timestamp = message.timestamp
	var guild := message.get_channel().get_guild()
	var member := guild.get_member(author.id) if guild != null else null
	%Name.text = author.get_display_name() if member == null else member.get_display_name()
	if member != null and member.get_color().a > 0.0:
		%Name.add_theme_color_override(&"font_color", member.get_color())
	%Bot.visible = author.bot
	%Time.text = _clock(timestamp)
	%Reply.visible = message.referenced_message != null
	if %Reply.visible:
		var question := message.referenced_message
		%Reply.text = "↪  %s   %s" % [question.author.get_display_name(), question.content]
	elif above != null and above.author == author and timestamp - above.timestamp <= TOGETHER:
		%Head.hide()
		%Picture.modulate.a = 0.0
		%Picture.custom_minimum_size.y = 0.0
		add_theme_constant_override(&"margin_top", 2)
	%Picture.show_picture(pictures, author.get_avatar_url(64), %Name.text)


## Shows what may change.
func show_message(message: DiscordMessage) -> void:
	for child in %Extras.get_children() + %Reactions.get_children():
		child.queue_free()
	var text := message.content
	for user in message.mentions:
		text = text.replace(user.get_mention(), "@" + user.get_display_name())
	%Content.text = ""
	%Content.add_text(text)
	if message.edited_timestamp != 0:
		%Content.push_color(get_theme_color(&"quiet", &"Colors"))
		%Content.push_font_size(12)
		%Content.add_text("  (edited)")
	%Content.visible = not text.is_empty()
	for attachment in message.attachments:
		var size_text := String.humanize_size(attachment.size)
		_add_chip(%Extras, "📎  %s  %s" % [attachment.filename.left(60), size_text], &"Chip")
	for embed in message.embeds:
		var box: Control = EmbedBox.instantiate()
		%Extras.add_child(box)
		box.show_embed(embed)
	for reaction in message.reactions:
		var look := &"OwnChip" if reaction.me else &"Chip"
		_add_chip(%Reactions, "%s  %d" % [reaction.emoji.name, reaction.count], look)
	%Extras.visible = not (message.attachments.is_empty() and message.embeds.is_empty())
	%Reactions.visible = not message.reactions.is_empty()


func _add_chip(to: Control, text: String, look: StringName) -> void:
	var label := Label.new()
	label.text = text
	label.theme_type_variation = look
	label.size_flags_horizontal = Control.SIZE_SHRINK_BEGIN
	to.add_child(label)


## The time of day, with the date if it was not today.
func _clock(unix_time: int) -> String:
	var offset: int = Time.get_time_zone_from_system().bias * 60
	var text := Time.get_datetime_string_from_unix_time(unix_time + offset, true)
	var is_today := text.begins_with(Time.get_date_string_from_system())
	return text.substr(11, 5) if is_today else text.left(16)
