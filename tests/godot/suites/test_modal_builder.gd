## Tests the builders of modals and their components.
extends TestSuite


func test_every_input_is_built() -> void:
	var modal: DiscordModalBuilder = DiscordModalBuilder.create("modal", "A modal")
	var short: DiscordTextInputBuilder = DiscordTextInputBuilder.short("a", "Name")
	modal.add_input("Name", short.set_length(2, 20).set_value("Ada").set_required(false))
	var select: DiscordSelectBuilder = DiscordSelectBuilder.string("b").add_option("A", "a")
	modal.add_input("Choice", select.set_required())
	var upload: DiscordFileUploadBuilder = DiscordFileUploadBuilder.create("c").set_range(0, 3)
	modal.add_input("File", upload.set_file_types(["image", ".pdf"]), "A picture")
	var radio: DiscordRadioGroupBuilder = DiscordRadioGroupBuilder.create("d")
	modal.add_input("Side", radio.add_option("A", "a", "The first", true).add_option("B", "b"))
	var checkboxes: DiscordCheckboxGroupBuilder = DiscordCheckboxGroupBuilder.create("e")
	modal.add_input("Boxes", checkboxes.add_option("A", "a").set_range(0, 1))
	var expected: Dictionary = {
		"type": 18,
		"label": "Name",
		"component":
		{
			"type": 4,
			"style": 1,
			"custom_id": "a",
			"placeholder": "Name",
			"min_length": 2,
			"max_length": 20,
			"value": "Ada",
			"required": false,
		},
	}
	var built: Dictionary = modal.to_dictionary()
	assert_equal(built["custom_id"], "modal")
	assert_equal(built["title"], "A modal")
	assert_equal(built["components"][0], expected)
	assert_equal(built["components"][2]["description"], "A picture")
	assert_equal(built["components"][2]["component"]["file_types"], ["image", ".pdf"])
	var first: Dictionary = {
		"label": "A", "value": "a", "description": "The first", "default": true
	}
	assert_equal(built["components"][3]["component"]["options"][0], first)
	assert_equal(modal.get_problems(), PackedStringArray())
	expect_error("DiscordModalBuilder.add_text: components has 6 entries; Discord allows 5")
	modal.add_text("x")


func test_labels_and_texts_are_built() -> void:
	var checkbox: DiscordCheckboxBuilder = DiscordCheckboxBuilder.create("a", true)
	var label: DiscordLabelBuilder = DiscordLabelBuilder.create("Hardcore", checkbox)
	var modal: DiscordModalBuilder = DiscordModalBuilder.create("modal", "A modal")
	modal.add_text("Think twice.").add_component(label.set_description("Who dies stays dead."))
	var paragraph: DiscordTextInputBuilder = DiscordTextInputBuilder.paragraph("b")
	modal.add_component(DiscordLabelBuilder.create("Story", paragraph.set_placeholder("…")))
	assert_equal(modal.get_problems(), PackedStringArray())
	var built: Dictionary = modal.to_dictionary()
	assert_equal(
		built["components"][1]["component"], {"type": 23, "custom_id": "a", "default": true}
	)


func test_invalid_modals_are_refused() -> void:
	expect_error("DiscordModalBuilder.create: title is 46 characters long; Discord allows 1 to 45")
	var modal: DiscordModalBuilder = DiscordModalBuilder.create("modal", "x".repeat(46))
	modal.set_title("Short")
	assert_equal(
		modal.get_problems(), PackedStringArray(["DiscordModalBuilder: components is missing"])
	)
	expect_error("add_input: components[0].component.type is 2; it takes 3 (string select)")
	modal.add_input("A", DiscordButtonBuilder.primary("a", "A"))
	var twice: DiscordModalBuilder = DiscordModalBuilder.create("modal", "A modal")
	twice.add_input("A", DiscordCheckboxBuilder.create("a"))
	expect_error("add_input: two components have the custom_id 'a'")
	assert_false(twice.add_input("B", DiscordCheckboxBuilder.create("a")).is_valid())
	expect_error('set_file_types: file_types[0] is "png"; it takes image, video, audio')
	assert_false(DiscordFileUploadBuilder.create("a").set_file_types(["png"]).is_valid())
	var one: DiscordRadioGroupBuilder = DiscordRadioGroupBuilder.create("a").add_option("A", "a")
	assert_has(one.get_problems()[0], "options has 1 entry; Discord allows 2 to 10")
