## Tests the builders of buttons, select menus, sections and other message components.
extends TestSuite


func test_buttons_of_six_styles_are_built() -> void:
	var named: Array[DiscordButtonBuilder] = [
		DiscordButtonBuilder.primary("a", "A"),
		DiscordButtonBuilder.secondary("a", "A"),
		DiscordButtonBuilder.success("a", "A"),
		DiscordButtonBuilder.danger("a", "A"),
	]
	for index: int in 4:
		var expected: Dictionary = {"type": 2, "style": index + 1, "custom_id": "a", "label": "A"}
		assert_equal(named[index].to_dictionary(), expected)
		assert_true(named[index].is_valid())
	var link: DiscordButtonBuilder = DiscordButtonBuilder.link("https://a.b", "A")
	var expected_link: Dictionary = {"type": 2, "style": 5, "url": "https://a.b", "label": "A"}
	assert_equal(link.to_dictionary(), expected_link)
	var premium: DiscordButtonBuilder = DiscordButtonBuilder.premium(5)
	assert_equal(premium.to_dictionary(), {"type": 2, "style": 6, "sku_id": "5"})
	assert_true(link.is_valid() and premium.is_valid())


func test_buttons_take_every_emoji_notation() -> void:
	var custom: Dictionary = {"name": "blob", "id": "5"}
	var emojis: Dictionary = {
		"🔥": {"name": "🔥"},
		"blob:5": custom,
		"<:blob:5>": custom,
		"<a:blob:5>": {"name": "blob", "id": "5", "animated": true},
	}
	for emoji: String in emojis:
		var button: DiscordButtonBuilder = DiscordButtonBuilder.primary("a").set_emoji(emoji)
		assert_equal(button.to_dictionary()["emoji"], emojis[emoji])
		assert_true(button.is_valid())


func test_missing_button_properties_are_named() -> void:
	var button: DiscordButtonBuilder = DiscordButtonBuilder.primary("a")
	var problem: String = "DiscordButtonBuilder: a button of this style needs a label or an emoji"
	assert_equal(button.get_problems(), PackedStringArray([problem]))
	expect_error('DiscordButtonBuilder.link: url is "a.b"; it takes a URL')
	assert_false(DiscordButtonBuilder.link("a.b", "A").is_valid())
	expect_error("DiscordButtonBuilder.primary: custom_id is empty")
	assert_false(DiscordButtonBuilder.primary("", "A").is_valid())


func test_five_select_menu_types_are_built() -> void:
	var string: DiscordSelectBuilder = DiscordSelectBuilder.string("m", "Choose")
	string.add_option("A", "a", "The first", "🔥", true).add_option("B", "b").set_range(0, 2)
	var expected: Dictionary = {
		"type": 3,
		"custom_id": "m",
		"placeholder": "Choose",
		"options":
		[
			{
				"label": "A",
				"value": "a",
				"description": "The first",
				"emoji": {"name": "🔥"},
				"default": true,
			},
			{"label": "B", "value": "b"},
		],
		"min_values": 0,
		"max_values": 2,
	}
	assert_equal(string.to_dictionary(), expected)
	var user: DiscordSelectBuilder = DiscordSelectBuilder.user("m").add_default_user(5)
	assert_equal(user.to_dictionary()["default_values"], [{"id": "5", "type": "user"}])
	var role: DiscordSelectBuilder = DiscordSelectBuilder.role("m").set_disabled()
	var mentionable: DiscordSelectBuilder = DiscordSelectBuilder.mentionable("m")
	mentionable.add_default_role(5).add_default_user(6).set_range(1, 2)
	var channel: DiscordSelectBuilder = DiscordSelectBuilder.channel("m")
	channel.set_channel_types([DiscordChannelType.GUILD_TEXT]).add_default_channel(7)
	var all: Array[DiscordSelectBuilder] = [string, user, role, mentionable, channel]
	for index: int in 5:
		assert_equal(all[index].to_dictionary()["type"], [3, 5, 6, 7, 8][index])
		assert_equal(all[index].get_problems(), PackedStringArray())


func test_invalid_select_menus_are_refused() -> void:
	assert_has(DiscordSelectBuilder.string("m").get_problems()[0], "options is missing")
	expect_error("DiscordSelectBuilder.add_option: unknown field 'options'")
	assert_false(DiscordSelectBuilder.user("m").add_option("A", "a").is_valid())
	var two: DiscordSelectBuilder = DiscordSelectBuilder.string("m")
	two.add_option("A", "a", "", null, true).add_option("B", "b", "", null, true)
	assert_has(two.get_problems()[0], "2 are chosen from the start, but max_values is 1")
	assert_true(two.set_range(0, 2).is_valid())


func test_action_row_takes_five_buttons_or_one_select_menu() -> void:
	var row: DiscordActionRowBuilder = DiscordActionRowBuilder.create()
	assert_has(row.get_problems()[0], "components is missing")
	for index: int in 5:
		row.add_button(DiscordButtonBuilder.primary(str(index), "x"))
	assert_true(row.is_valid())
	expect_error("DiscordActionRowBuilder.add_button: components has 6 entries; Discord allows 5")
	row.add_button(DiscordButtonBuilder.primary("6", "x"))
	var mixed: DiscordActionRowBuilder = DiscordActionRowBuilder.create()
	mixed.add_button(DiscordButtonBuilder.primary("a", "x"))
	expect_error("add_select: an action row has up to 5 buttons or one select menu, not both")
	assert_false(mixed.add_select(DiscordSelectBuilder.user("m")).is_valid())


func test_sections_and_images_are_built() -> void:
	var section: DiscordSectionBuilder = DiscordSectionBuilder.create("A").add_text("B")
	assert_has(section.get_problems()[0], "accessory is missing")
	section.set_thumbnail("https://a.b/c.png")
	var expected: Dictionary = {
		"type": 9,
		"components": [{"type": 10, "content": "A"}, {"type": 10, "content": "B"}],
		"accessory": {"type": 11, "media": {"url": "https://a.b/c.png"}},
	}
	assert_equal(section.to_dictionary(), expected)
	var thumbnail: DiscordThumbnailBuilder = DiscordThumbnailBuilder.create("attachment://a.png")
	section.set_thumbnail(thumbnail.set_description("A map").set_spoiler())
	assert_equal(section.to_dictionary()["accessory"], thumbnail.to_dictionary())
	section.set_button(DiscordButtonBuilder.primary("a", "A"))
	assert_equal(section.to_dictionary()["accessory"]["type"], 2)
	assert_true(section.is_valid())


func test_container_takes_every_component() -> void:
	var gallery: DiscordMediaGalleryBuilder = DiscordMediaGalleryBuilder.create()
	gallery.add_item("https://a.b/c.png", "A map", true).add_item("attachment://d.png")
	var container: DiscordContainerBuilder = DiscordContainerBuilder.create()
	container.set_accent_color(Color.RED).set_spoiler().set_id(7)
	container.add_text("A").add_separator().add_component(gallery)
	container.add_component(DiscordFileComponentBuilder.create("e.txt"))
	container.add_component(DiscordSeparatorBuilder.create(false).set_spacing(2))
	container.add_component(DiscordTextDisplayBuilder.create("B").set_id(8))
	for index: int in 6:
		container.add_button(DiscordButtonBuilder.primary(str(index), "x"))
	container.add_select(DiscordSelectBuilder.role("m"))
	assert_equal(container.get_problems(), PackedStringArray())
	var built: Dictionary = container.to_dictionary()
	assert_equal(built["accent_color"], 0xFF0000)
	var types: Array = built["components"].map(func(part: Dictionary) -> int: return part["type"])
	assert_equal(types, [10, 14, 12, 13, 14, 10, 1, 1, 1])
	assert_equal(built["components"][6]["components"].size(), 5)
	assert_equal(built["components"][3]["file"], {"url": "attachment://e.txt"})
	expect_error("DiscordContainerBuilder.add_component: components[9].type is 17; it takes")
	container.add_component(container)


func test_problems_inside_are_reported_once() -> void:
	expect_error("DiscordTextDisplayBuilder.create: content is empty")
	var text: DiscordTextDisplayBuilder = DiscordTextDisplayBuilder.create("")
	var container: DiscordContainerBuilder = DiscordContainerBuilder.create().add_component(text)
	var problem: String = "DiscordTextDisplayBuilder: content is empty; Discord allows 1 to 4000"
	assert_equal(container.get_problems(), PackedStringArray([problem]))


func test_missing_properties_inside_are_reported_on_adding() -> void:
	expect_error(
		"DiscordContainerBuilder.add_button: DiscordButtonBuilder: a button of this style needs"
	)
	var button: DiscordButtonBuilder = DiscordButtonBuilder.primary("a")
	assert_false(DiscordContainerBuilder.create().add_button(button).is_valid())


func test_invalid_values_are_refused() -> void:
	for wrong: Variant in [null, 7, "x", [], Vector2.ZERO, self]:
		expect_error("DiscordContainerBuilder.add_component: ")
		assert_false(DiscordContainerBuilder.create().add_component(wrong).is_valid())
