class_name MessageRow
extends MarginContainer
## A message: its author, text, attachments and reactions.

const EmbedScene := preload("embed_box.tscn")
## The maximum time in seconds between messages of the same author that are grouped.
const TOGETHER := 420
## The maximum size of attached images.
const IMAGE := Vector2(420, 260)

var author: DiscordUser
var timestamp := 0


## Shows the parts that never change. A message that continues `above` has no header.
func show_author(message: DiscordMessage, images: ImageCache, above: MessageRow) -> void:
	author = message.author
	timestamp = message.timestamp
	var guild := message.channel.guild
	var used: bool = message.interaction != null and not message.interaction.name.is_empty()
	_show_head(guild.get_member(author.id) if guild != null else null, images)
	if used:
		var user_name := message.interaction.user.get_display_name()
		_show_reply("↪  %s used  /%s" % [user_name, message.interaction.name])
	elif message.referenced_message != null:
		var question := message.referenced_message
		_show_reply("↪  %s   %s" % [question.author.get_display_name(), question.content])
	elif above != null and above.continues(self) and timestamp - above.timestamp <= TOGETHER:
		%Head.hide()
		%Image.modulate.a = 0.0
		%Image.custom_minimum_size.y = 0.0
		add_theme_constant_override(&"margin_top", 2)


## Shows the author of an ephemeral message.
func show_whisperer(bot: DiscordUser, guild: DiscordGuild, images: ImageCache) -> void:
	author = bot
	timestamp = int(Time.get_unix_time_from_system())
	_show_head(guild.get_member(bot.id), images)
	%Whisper.show()
	theme_type_variation = &"WhisperRow"


## Returns whether a message of the same author can follow this one without a header.
func continues(below: MessageRow) -> bool:
	return below.author == author and not %Whisper.visible


## Shows the parts that can change, from Discord's JSON.
func show_message(message: Dictionary, surroundings: ComponentsBox.Surroundings) -> void:
	for child in %Extras.get_children() + %Reactions.get_children():
		child.queue_free()
	_show_content(message, surroundings.guild)
	var shown_below := JSON.stringify([_list(message, "embeds"), _list(message, "components")])
	for attachment: Dictionary in _list(message, "attachments"):
		if attachment.url not in shown_below:
			_add_attachment(attachment, surroundings.images)
	for embed: Dictionary in _list(message, "embeds"):
		var box: EmbedBox = EmbedScene.instantiate()
		%Extras.add_child(box)
		box.show_embed(embed, surroundings.images)
	if message.get("poll") != null:
		_add_poll(message.poll)
	var components := _list(message, "components")
	if not components.is_empty():
		var box := ComponentsBox.new()
		%Extras.add_child(box)
		box.show_components(components, str(message.id), surroundings)
	for reaction: Dictionary in _list(message, "reactions"):
		var look := &"OwnChip" if reaction.get("me", false) else &"Chip"
		_add_chip(%Reactions, "%s  %d" % [reaction.emoji.name, reaction.count], look)
	%Extras.visible = %Extras.get_children().any(
		func(child: Node) -> bool: return not child.is_queued_for_deletion()
	)
	%Reactions.visible = not _list(message, "reactions").is_empty()


func _show_head(member: DiscordMember, images: ImageCache) -> void:
	%Name.text = author.get_display_name() if member == null else member.get_display_name()
	if member != null and member.get_color().a > 0.0:
		%Name.add_theme_color_override(&"font_color", member.get_color())
	%Bot.visible = author.bot
	%Time.text = _clock(timestamp)
	%Image.show_image(images, author.get_avatar_url(64), %Name.text)


func _show_reply(text: String) -> void:
	%Reply.show()
	%Reply.text = text


func _show_content(message: Dictionary, guild: DiscordGuild) -> void:
	var text: String = message.get("content", "")
	var flags := int(message.get("flags", 0))
	for mention in RegEx.create_from_string("<@!?(\\d+)>").search_all(text):
		var member := guild.get_member(mention.get_string(1).to_int()) if guild != null else null
		if member != null:
			text = text.replace(mention.get_string(), "@" + member.get_display_name())
	%Content.text = Markdown.to_bbcode(text)
	if message.get("edited_timestamp") != null and not text.is_empty():
		_append_quietly("  (edited)", 12)
	var is_thinking := flags & DiscordMessageFlags.LOADING != 0
	if is_thinking:
		_append_quietly("%s is thinking …" % %Name.text, 14)
	%Content.visible = is_thinking or not text.is_empty()


func _append_quietly(text: String, font_size: int) -> void:
	%Content.push_color(get_theme_color(&"quiet", &"Colors"))
	%Content.push_font_size(font_size)
	%Content.add_text(text)
	%Content.pop()
	%Content.pop()


func _add_attachment(attachment: Dictionary, images: ImageCache) -> void:
	var width: Variant = attachment.get("width")
	if width != null and width > 0:
		%Extras.add_child(Media.create(images, attachment.url, IMAGE))
		return
	var size_text := String.humanize_size(int(attachment.size))
	_add_chip(%Extras, "📎  %s  %s" % [str(attachment.filename).left(60), size_text], &"Chip")


func _add_poll(poll: Dictionary) -> void:
	var counts: Dictionary = {}
	var results: Variant = poll.get("results")
	for count: Dictionary in results.answer_counts if results != null else []:
		counts[int(count.id)] = int(count.count)
	var lines: Array[String] = ["**%s**" % poll.question.text]
	for answer: Dictionary in poll.answers:
		var votes: int = counts.get(int(answer.answer_id), 0)
		var emoji: Variant = answer.poll_media.get("emoji")
		var sign_text: String = "" if emoji == null else emoji.name + "  "
		lines.append("%s%s  `%d`" % [sign_text, answer.poll_media.text, votes])
	%Extras.add_child(ComponentsBox.text_label("\n".join(lines)))


func _add_chip(to: Control, text: String, look: StringName) -> void:
	var label := Label.new()
	label.text = text
	label.theme_type_variation = look
	label.size_flags_horizontal = Control.SIZE_SHRINK_BEGIN
	to.add_child(label)


func _list(message: Dictionary, field: String) -> Array:
	var list: Variant = message.get(field)
	return [] if list == null else list


## Returns the time of day, with the date if it is not today.
func _clock(unix_time: int) -> String:
	var offset: int = Time.get_time_zone_from_system().bias * 60
	var text := Time.get_datetime_string_from_unix_time(unix_time + offset, true)
	var is_today := text.begins_with(Time.get_date_string_from_system())
	return text.substr(11, 5) if is_today else text.left(16)
