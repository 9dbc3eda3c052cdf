class_name ImageCache
extends Node
## Loads images, such as avatars, each only once.

## The maximum number of cached images.
const MAX_IMAGES := 500

@export var client: DiscordClient

var _kept: Dictionary[String, Texture2D] = {}
var _on_their_way: Dictionary[String, Signal] = {}


## Returns the image if it is loaded, or `null`; in this case, await [method request].
func find(url: String) -> Texture2D:
	return _kept.get(url)


## Returns a signal that is emitted with the image, or with `null` if it cannot be loaded.
func request(url: String) -> Signal:
	if not _on_their_way.has(url):
		_on_their_way[url] = client.rest.fetch_image(url)
		_keep(url)
	return _on_their_way[url]


func _keep(url: String) -> void:
	var image: Texture2D = await _on_their_way[url]
	_on_their_way.erase(url)
	if _kept.size() >= MAX_IMAGES:
		_kept.clear()
	_kept[url] = image
