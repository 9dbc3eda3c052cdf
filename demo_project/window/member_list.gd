extends VBoxContainer
## The members of a guild: first those online, then the others.

const Row := preload("member_row.tscn")
## The maximum number of members shown in each group.
const MAX_MEMBERS := 50

@export var client: DiscordClient
@export var images: ImageCache

var _guild: DiscordGuild

## Delays updates of the list, since hundreds of changes can occur at once.
@onready var _soon: Timer = $Soon


func _ready() -> void:
	_soon.timeout.connect(_refresh)
	client.presence_updated.connect(_refresh_soon.unbind(1))
	client.member_joined.connect(_refresh_soon.unbind(2))
	client.member_updated.connect(_refresh_soon.unbind(3))
	client.member_left.connect(_refresh_soon.unbind(2))


func show_guild(guild: DiscordGuild) -> void:
	_guild = guild
	_refresh()


func _refresh_soon() -> void:
	if _guild != null and _soon.is_stopped():
		_soon.start()


func _refresh() -> void:
	for row in get_children():
		if row != _soon:
			row.queue_free()
	var members := _guild.get_members()
	var is_online := func(member: DiscordMember) -> bool: return member.get_presence() != null
	var is_offline := func(member: DiscordMember) -> bool: return member.get_presence() == null
	_add_group("ONLINE", members.filter(is_online))
	_add_group("OFFLINE", members.filter(is_offline))


func _add_group(title: String, members: Array[DiscordMember]) -> void:
	var heading := Label.new()
	heading.text = "%s  ·  %d" % [title, members.size()]
	heading.theme_type_variation = &"Category"
	add_child(heading)
	for member: DiscordMember in members.slice(0, MAX_MEMBERS):
		var row: MemberRow = Row.instantiate()
		add_child(row)
		row.show_member(member, images)
