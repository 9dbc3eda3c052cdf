## The methods of [DiscordREST] compared with the entries of the route table.
extends RefCounted

## Methods of the class that are no endpoints.
const OTHERS: PackedStringArray = [
	"request",
	"raw_request",
	"request_full",
	"wait_for_pending_requests",
	"with_bearer",
	"with_max_rate_limit_wait",
	"upload_file",
	"modify_voice_state",
	"fetch_image",
	"get_last_error",
]

## The prefixes of methods that return a paginated list.
const PAGES: String = "page_"

## The endpoints, and the other names of each.
var endpoints: Dictionary

## Methods of removed endpoints, which only name a replacement.
var _removed: Array

var _methods: Dictionary[String, Dictionary] = {}


func _init(names: Dictionary) -> void:
	endpoints = names["endpoints"]
	_removed = names["removed"]
	for method: Dictionary in ClassDB.class_get_method_list("DiscordREST", true):
		_methods[method["name"]] = method


## How many methods send a request of the table.
func count() -> int:
	return _all_names().size()


## The names of a method's parameters.
func parameters(method: String) -> PackedStringArray:
	var names: PackedStringArray = []
	for argument: Dictionary in _methods[method]["args"]:
		names.append(argument["name"])
	return names


## The entries and methods without a counterpart.
func faults() -> PackedStringArray:
	var found: PackedStringArray = []
	var wanted: PackedStringArray = _all_names()
	for name: String in _removed:
		wanted.append(name)
	for name: String in wanted:
		if not name in _methods:
			found.append("%s: the table has it, the class has not" % name)
		elif _methods[name]["return"]["type"] != TYPE_SIGNAL:
			found.append("%s: cannot be awaited" % name)
	for name: String in _methods:
		if not name in wanted and not name in OTHERS and not name.begins_with(PAGES):
			found.append("%s: the class has it, the table has not" % name)
	return found


func _all_names() -> PackedStringArray:
	var names: PackedStringArray = []
	for name: String in endpoints:
		names.append(name)
		for other: String in endpoints[name]:
			names.append(other)
	return names
