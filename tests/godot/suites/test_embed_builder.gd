## Tests the embed builder.
extends TestSuite


func test_every_property_is_built() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("Title", "Text")
	embed.set_url("https://example.com").set_color(Color.RED).set_timestamp(0)
	embed.set_author("Ada", "https://example.com/ada", "https://example.com/ada.png")
	embed.set_footer("Foot").set_image("attachment://a.png").set_thumbnail(
		"https://example.com/b.png"
	)
	embed.add_field("A", "1", true).add_field("B", "2")
	var expected: Dictionary = {
		"title": "Title",
		"description": "Text",
		"url": "https://example.com",
		"color": 0xFF0000,
		"timestamp": "1970-01-01T00:00:00Z",
		"author":
		{
			"name": "Ada",
			"url": "https://example.com/ada",
			"icon_url": "https://example.com/ada.png",
		},
		"footer": {"text": "Foot"},
		"image": {"url": "attachment://a.png"},
		"thumbnail": {"url": "https://example.com/b.png"},
		"fields":
		[
			{"name": "A", "value": "1", "inline": true},
			{"name": "B", "value": "2"},
		],
	}
	assert_equal(embed.to_dictionary(), expected)
	assert_true(embed.is_valid())
	assert_equal(embed.get_problems(), PackedStringArray())


func test_too_long_title_is_reported_at_once_and_stored() -> void:
	expect_error("DiscordEmbedBuilder.set_title: title is 300 characters long; Discord allows 256")
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create().set_title("x".repeat(300))
	var problem: String = "DiscordEmbedBuilder: title is 300 characters long; Discord allows 256"
	assert_equal(embed.get_problems(), PackedStringArray([problem]))
	assert_false(embed.is_valid())
	embed.set_title("short")
	assert_true(embed.is_valid(), "another value clears the error")
	assert_equal(embed.to_dictionary(), {"title": "short"})


func test_invalid_addition_cannot_be_corrected() -> void:
	expect_error("DiscordEmbedBuilder.add_field: fields[0].value is missing")
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("x").add_field("name", "")
	embed.add_field("name", "value")
	assert_false(embed.is_valid())


func test_too_many_fields_are_refused() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create()
	for index: int in 25:
		embed.add_field(str(index), "x")
	assert_true(embed.is_valid())
	expect_error("add_field: fields has 26 entries; Discord allows 25")
	embed.add_field("x", "x")
	assert_equal(embed.to_dictionary()["fields"].size(), 25)


func test_colors_take_every_notation() -> void:
	for color: Variant in [Color.RED, 0xFF0000, "#ff0000"]:
		var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create().set_color(color)
		assert_equal(embed.to_dictionary(), {"color": 0xFF0000})
	expect_error('color is "red"; it takes a color')
	assert_false(DiscordEmbedBuilder.create().set_color("red").is_valid())


func test_timestamps_take_every_notation() -> void:
	for time: Variant in [0, 0.0, "1970-01-01T00:00:00Z", Time.get_datetime_dict_from_unix_time(0)]:
		var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("A").set_timestamp(time)
		assert_equal(embed.to_dictionary()["timestamp"], "1970-01-01T00:00:00Z")


func test_timestamp_defaults_to_now() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create().set_timestamp()
	var year: int = Time.get_datetime_dict_from_system(true)["year"]
	assert_has(embed.to_dictionary()["timestamp"], str(year))


func test_from_copies_an_embed() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("A").add_field("x", "y")
	var copy: DiscordEmbedBuilder = DiscordEmbedBuilder.from(embed).set_title("B")
	assert_equal(copy.to_dictionary()["fields"], [{"name": "x", "value": "y"}])
	assert_equal(embed.to_dictionary()["title"], "A", "it is a copy")
	expect_error("DiscordEmbedBuilder.from: give an embed")
	assert_false(DiscordEmbedBuilder.from(7).is_valid())
