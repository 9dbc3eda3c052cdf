@tool
@abstract
@icon("res://addons/discord/icons/discord_client.svg")
class_name DiscordClientNode
extends Node
## The base class of nodes that use a [DiscordClient].
##
## The node finds its client when it enters the scene tree, and works whenever that client is logged
## in. It does not log in itself.

## Emitted when something fails. [param message] describes the error and how to fix it. If nothing
## is connected to this signal, the message is logged as an error.
signal failed(message: String)

## The client to use. If it is [code]null[/code], the node uses the only [DiscordClient] in the
## scene tree.
@export var client: DiscordClient:
	set(value):
		client = value
		update_configuration_warnings()
		if is_inside_tree():
			_find_client()

## The message of the newest error, or an empty string if nothing has failed yet.
var last_error: String = ""

var _attached: DiscordClient
var _has_begun: bool = false


func _notification(what: int) -> void:
	# Unlike _enter_tree(), a notification is received even if a script overrides methods.
	if Engine.is_editor_hint():
		return
	if what == NOTIFICATION_ENTER_TREE:
		_find_client.call_deferred()
	elif what == NOTIFICATION_EXIT_TREE:
		_attach(null)


func _get_configuration_warnings() -> PackedStringArray:
	var warnings: PackedStringArray = []
	if client == null and _needs_client() and _find_clients().is_empty():
		warnings.append("There is no DiscordClient in the scene tree. Add one, or set 'Client'.")
	return warnings + _get_property_warnings()


## Returns the client that the node uses, or [code]null[/code] if there is none.
func get_client() -> DiscordClient:
	return _attached if is_instance_valid(_attached) else null


## Returns the warnings about the properties of the node.
func _get_property_warnings() -> PackedStringArray:
	return []


## Returns whether the node cannot work without a client.
func _needs_client() -> bool:
	return true


## Returns the handlers of the client's signals, by the name of the signal.
func _get_handlers() -> Dictionary[StringName, Callable]:
	return {}


## Called when the client is ready, or when a client is found that is ready already. Override it.
func _begin() -> void:
	pass


## Called after [method _begin], before the node stops using its client. The client may be freed
## already. Override it.
func _end() -> void:
	pass


func _is_client_ready() -> bool:
	var used: DiscordClient = get_client()
	return used != null and used.is_client_ready()


func _find_clients() -> Array[Node]:
	if not is_inside_tree():
		return []
	var root: Node = get_tree().root
	if Engine.is_editor_hint() and get_tree().edited_scene_root != null:
		root = get_tree().edited_scene_root.get_parent()
	return root.find_children("*", "DiscordClient", true, false)


func _find_client() -> void:
	if Engine.is_editor_hint() or not is_inside_tree():
		return
	if client != null:
		_attach(client)
		return
	var clients: Array[Node] = _find_clients()
	if clients.size() == 1:
		_attach(clients[0] as DiscordClient)
		return
	_attach(null)
	if not _needs_client():
		return
	if clients.is_empty():
		_fail("There is no DiscordClient in the scene tree. Add one, or set `client`.")
	else:
		var count: int = clients.size()
		_fail("There are %d DiscordClients in the scene tree. Set `client` to one of them." % count)


func _attach(used: DiscordClient) -> void:
	if is_instance_valid(_attached) and _attached == used:
		return
	var handlers: Dictionary[StringName, Callable] = _get_handlers()
	handlers[&"client_ready"] = _on_client_ready
	if _has_begun:
		_has_begun = false
		_end()
	if is_instance_valid(_attached):
		for each: StringName in handlers:
			_attached.disconnect(each, handlers[each])
	_attached = used
	if used == null:
		return
	for each: StringName in handlers:
		used.connect(each, handlers[each])
	if _is_client_ready():
		_on_client_ready(used.get_self())


func _on_client_ready(_user: DiscordUser) -> void:
	_has_begun = true
	_begin()


func _fail(what: String, error: DiscordError = null) -> void:
	last_error = what if error == null else "%s %s" % [what, error]
	if failed.get_connections().is_empty():
		push_error("%s: %s" % [get_path() if is_inside_tree() else NodePath(name), last_error])
	else:
		failed.emit(last_error)


# Returns whether `id` can be the id of something in Discord.
static func _is_id(id: String) -> bool:
	return id.is_valid_int() and id.to_int() > 0
