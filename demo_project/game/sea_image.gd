class_name SeaImage
extends RefCounted
## Draws the sea with divers pixel by pixel, so it also works without a display.

const SIZE := Vector2i(160, 84)
## The scale of the image: the width of one drawn pixel in pixels of the image.
const PIXEL := 4
const SURFACE := 16
const SAND := 76
const COLORS: Array[Color] = [
	Color("f2c14e"), Color("c9d3df"), Color("d98c5f"), Color("5cc8b1"), Color("b08cd9")
]
## Each letter is a pixel: the hull and the sail of the boat, the diver and the diving mask.
const BOAT: Array[String] = ["...s....", "...ss...", "...sss..", "...s....", "hhhhhhhh", ".hhhhhh."]
const DIVER: Array[String] = [".dd.", "dggd", "dddd", ".dd.", "d..d"]
const OCTOPUS: Array[String] = [
	"...ooooo...",
	"..ooooooo..",
	"..oeoooeo..",
	"..ooooooo..",
	".ooooooooo.",
	"oo.oo.oo.oo",
	"o..o...o..o"
]
const PAINT: Dictionary[String, Color] = {
	"h": Color("8a5a3c"),
	"s": Color("f4ead2"),
	"g": Color("1d3b53"),
	"o": Color("d1495b"),
	"e": Color("fff4e0"),
}

var _image := Image.create(SIZE.x, SIZE.y, false, Image.FORMAT_RGB8)
var _random := RandomNumberGenerator.new()


## Returns the sea with a diver at each depth. The octopus is awake in the last image of a dive.
static func paint(depths: Array[int], is_octopus_awake := false) -> Image:
	var image := SeaImage.new()
	image._random.seed = 7
	image._paint_water()
	image._paint_sand()
	for index in depths.size():
		@warning_ignore("integer_division")
		var column := SIZE.x * (index + 1) / (depths.size() + 1)
		image._paint_diver(column, depths[index], COLORS[index % COLORS.size()])
	if is_octopus_awake:
		@warning_ignore("integer_division")
		image._paint(OCTOPUS, Vector2i(SIZE.x / 2 + 12, 56), Color.WHITE)
	image._image.resize(SIZE.x * PIXEL, SIZE.y * PIXEL, Image.INTERPOLATE_NEAREST)
	return image._image


func _paint_water() -> void:
	for y in SIZE.y:
		var color := Color("f6c89f").lerp(Color("f7e3c4"), y / float(SURFACE))
		if y >= SURFACE:
			var depth := floorf((y - SURFACE) / 7.0) / 9.0
			color = Color("3fb8b0").lerp(Color("0b2545"), depth)
		_image.fill_rect(Rect2i(0, y, SIZE.x, 1), color)
	for x in SIZE.x:
		if sin(x * 0.35) > 0.2:
			_image.set_pixel(x, SURFACE, Color("d9f3ee"))
	for bubble in 40:
		var at := Vector2i(
			_random.randi_range(0, SIZE.x - 1), _random.randi_range(SURFACE + 4, SAND)
		)
		_image.set_pixelv(at, _image.get_pixelv(at).lightened(0.25))
	_image.fill_rect(Rect2i(132, 4, 7, 7), Color("fff1c9"))


func _paint_sand() -> void:
	for x in SIZE.x:
		var top := SAND + roundi(sin(x * 0.11) * 1.6 + sin(x * 0.031) * 2.0)
		_image.fill_rect(Rect2i(x, top, 1, SIZE.y - top), Color("5a5a72"))
		if _random.randf() < 0.07:
			_image.set_pixel(x, top + 2, COLORS[x % COLORS.size()])
		if _random.randf() < 0.06:
			var height := _random.randi_range(3, 9)
			_image.fill_rect(Rect2i(x, top - height, 1, height), Color("2a7f62"))


func _paint_diver(column: int, depth: int, color: Color) -> void:
	@warning_ignore("integer_division")
	var y := SURFACE + 3 + depth * (SAND - SURFACE - 12) / Dive.DEEPEST
	_paint(BOAT, Vector2i(column - 4, SURFACE - 5), color)
	_image.fill_rect(Rect2i(column, SURFACE + 1, 1, y - SURFACE), Color("f4ead2").darkened(0.2))
	_paint(DIVER, Vector2i(column - 2, y), color)


func _paint(sprite: Array[String], at: Vector2i, color: Color) -> void:
	for y in sprite.size():
		for x in sprite[y].length():
			var letter := sprite[y][x]
			if letter != ".":
				_image.set_pixelv(at + Vector2i(x, y), PAINT.get(letter, color))
