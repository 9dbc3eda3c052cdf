class_name Media
extends TextureRect
## An image of a message: of an attachment, an embed or a component.


## Shows the image at `url`, at most in the given size in pixels.
func show_media(images: ImageCache, url: String, most: Vector2) -> void:
	expand_mode = EXPAND_IGNORE_SIZE
	stretch_mode = STRETCH_KEEP_ASPECT_COVERED
	size_flags_horizontal = SIZE_SHRINK_BEGIN
	mouse_filter = MOUSE_FILTER_PASS
	texture = images.find(url)
	if texture == null:
		texture = await images.request(url)
	if texture != null:
		var scale_down := minf(
			1.0, minf(most.x / texture.get_width(), most.y / texture.get_height())
		)
		custom_minimum_size = (texture.get_size() * scale_down).floor()


## Creates an instance in code, without a scene.
static func create(images: ImageCache, url: String, most: Vector2) -> Media:
	var made := Media.new()
	made.show_media(images, url, most)
	return made
