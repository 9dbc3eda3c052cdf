class_name MemberRow
extends HBoxContainer
## A member: avatar, name, online status and activity.

const DOING: Dictionary[int, String] = {
	DiscordActivityType.PLAYING: "Playing ",
	DiscordActivityType.STREAMING: "Streaming ",
	DiscordActivityType.LISTENING: "Listening to ",
	DiscordActivityType.WATCHING: "Watching ",
	DiscordActivityType.COMPETING: "Competing in ",
}


func show_member(member: DiscordMember, images: ImageCache) -> void:
	%Name.text = member.get_display_name()
	if member.get_color().a > 0.0:
		%Name.add_theme_color_override(&"font_color", member.get_color())
	%Bot.visible = member.user.bot
	var presence := member.get_presence()
	if presence == null:
		modulate.a = 0.5
	else:
		%Dot.self_modulate = get_theme_color(presence.status, &"Colors")
		%Activity.text = _describe(presence.activities)
	%Activity.visible = not %Activity.text.is_empty()
	%Image.show_image(images, member.get_avatar_url(64), %Name.text)


func _describe(activities: Array[DiscordActivity]) -> String:
	if activities.is_empty():
		return ""
	if activities[0].type == DiscordActivityType.CUSTOM:
		return activities[0].state
	return DOING.get(activities[0].type, "") + activities[0].name
