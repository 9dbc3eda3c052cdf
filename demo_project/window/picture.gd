class_name Picture
extends Panel
## A round picture, with initials until it is there.


## Shows the picture at `url`, or the initials of `title` if there is none.
func show_picture(pictures: Pictures, url: String, title: String) -> void:
	for word in title.split(" ", false):
		$Initials.text += word[0].to_upper()
	if url.is_empty():
		return
	$Texture.texture = pictures.find(url)
	if $Texture.texture == null:
		$Texture.texture = await pictures.request(url)
	$Initials.visible = $Texture.texture == null
