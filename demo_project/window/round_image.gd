class_name RoundImage
extends Panel
## A round image. Shows initials until the image is loaded.


## Shows the image at `url`, or the initials of `title` if there is none.
func show_image(images: ImageCache, url: String, title: String) -> void:
	for word in title.split(" ", false):
		$Initials.text += word[0].to_upper()
	if url.is_empty():
		return
	$Texture.texture = images.find(url)
	if $Texture.texture == null:
		$Texture.texture = await images.request(url)
	$Initials.visible = $Texture.texture == null
