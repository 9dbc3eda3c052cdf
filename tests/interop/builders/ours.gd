## The cases of theirs.mjs, built with the addon: prints `CASE name json` for each.
##
## [code]godot --headless --path tests/godot --script tests/interop/builders/ours.gd[/code]
extends SceneTree

const ADA: int = 1431059404182044900
const MEMBERS: int = 1431059404182044901
const GENERAL: int = 1431059404182044902


func _initialize() -> void:
	for method: Dictionary in get_method_list():
		var named: String = method["name"]
		if not named.begins_with("case_"):
			continue
		var builder: RefCounted = call(named)
		for problem: String in builder.call("get_problems"):
			printerr("ERROR: %s: %s" % [named, problem])
		var json: String = JSON.stringify(builder.call("to_dictionary"), "", false, true)
		print("CASE %s %s" % [named.trim_prefix("case_"), json])
	quit()


func case_command_plain() -> DiscordApplicationCommandBuilder:
	return _slash()


func case_command_every_option() -> DiscordApplicationCommandBuilder:
	var command: DiscordApplicationCommandBuilder = _slash()
	command.add_string_option("a", "x").add_integer_option("b", "x")
	command.add_boolean_option("c", "x").add_user_option("d", "x")
	command.add_channel_option("e", "x").add_role_option("f", "x")
	command.add_mentionable_option("g", "x").add_number_option("h", "x")
	return command.add_attachment_option("i", "x")


func case_command_required() -> DiscordApplicationCommandBuilder:
	return _slash().add_user_option("a", "x", {"required": true}).add_boolean_option("b", "x")


func case_command_texts() -> DiscordApplicationCommandBuilder:
	var option: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.string("a", "x")
	return _slash().add_option(option.set_required().set_length(2, 20))


func case_command_choices() -> DiscordApplicationCommandBuilder:
	var command: DiscordApplicationCommandBuilder = _slash()
	command.add_string_option("a", "x", {"choices": {"Red": "red", "Blue": "blue"}})
	command.add_integer_option("b", "x", {"choices": {"Six": 6, "Twenty": 20}})
	return command.add_number_option("c", "x", {"choices": {"Half": 0.5}})


func case_command_choices_translated() -> DiscordApplicationCommandBuilder:
	var option: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.string("a", "x")
	return _slash().add_option(option.add_choice("Red", "red", {"de": "Rot", "fr": "Rouge"}))


func case_command_numbers() -> DiscordApplicationCommandBuilder:
	var command: DiscordApplicationCommandBuilder = _slash()
	command.add_integer_option("a", "x", {"min_value": 2, "max_value": 100})
	var weight: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.number("b", "x")
	command.add_option(weight.set_range(-0.5, 2))
	return command.add_integer_option("c", "x", {"min_value": 0})


func case_command_autocomplete() -> DiscordApplicationCommandBuilder:
	var option: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.string("a", "x")
	var command: DiscordApplicationCommandBuilder = _slash().add_option(option.set_autocomplete())
	return command.add_number_option("b", "x", {"autocomplete": true})


func case_command_channel_types() -> DiscordApplicationCommandBuilder:
	var option: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.channel("a", "x")
	var types: PackedInt64Array = [
		DiscordChannelType.GUILD_TEXT,
		DiscordChannelType.GUILD_VOICE,
		DiscordChannelType.GUILD_FORUM
	]
	return _slash().add_option(option.set_channel_types(types))


func case_command_file_types() -> DiscordApplicationCommandBuilder:
	return _slash().add_attachment_option("a", "x", {"file_types": ["image", ".pdf"]})


func case_command_subcommands() -> DiscordApplicationCommandBuilder:
	var buy: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("buy", "Buys")
	buy.add_integer_option("amount", "x", {"required": true}).add_string_option("note", "x")
	var sell: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("sell", "Sells")
	return _slash("shop").add_option(buy).add_option(sell)


func case_command_groups() -> DiscordApplicationCommandBuilder:
	var reset: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("reset", "Anew")
	var close: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("close", "Ends")
	var admin: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.group("admin", "Sets up")
	admin.add_option(reset.add_boolean_option("hard", "x")).add_option(close)
	var buy: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("buy", "Buys")
	return _slash("shop").add_option(buy).add_option(admin)


func case_command_translated() -> DiscordApplicationCommandBuilder:
	var sides: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.integer("sides", "x")
	sides.set_name_localizations({"de": "seiten"})
	sides.set_description_localizations({"de": "Wie viele"})
	var command: DiscordApplicationCommandBuilder = _slash().add_option(sides)
	command.set_name_localizations({"de": "würfeln", "pt-BR": "rolar"})
	return command.set_description_localizations({"de": "Würfelt"})


func case_command_permissions() -> DiscordApplicationCommandBuilder:
	return _slash().set_default_member_permissions(
		DiscordPermissions.MANAGE_GUILD | DiscordPermissions.MODERATE_MEMBERS
	)


func case_command_for_administrators() -> DiscordApplicationCommandBuilder:
	return _slash().set_default_member_permissions(0)


func case_command_contexts() -> DiscordApplicationCommandBuilder:
	var command: DiscordApplicationCommandBuilder = _slash()
	var contexts: PackedInt64Array = [
		DiscordInteractionContextType.GUILD,
		DiscordInteractionContextType.BOT_DM,
		DiscordInteractionContextType.PRIVATE_CHANNEL,
	]
	var types: PackedInt64Array = [
		DiscordApplicationIntegrationType.GUILD_INSTALL,
		DiscordApplicationIntegrationType.USER_INSTALL,
	]
	return command.set_contexts(contexts).set_integration_types(types)


func case_command_nsfw() -> DiscordApplicationCommandBuilder:
	return _slash().set_nsfw()


func case_command_of_users() -> DiscordApplicationCommandBuilder:
	return DiscordApplicationCommandBuilder.user("High Five")


func case_command_of_messages() -> DiscordApplicationCommandBuilder:
	var report: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.message(
		"Report it"
	)
	report.set_name_localizations({"de": "Melden"})
	return report.set_default_member_permissions(DiscordPermissions.SEND_MESSAGES)


func case_row_of_styles() -> DiscordActionRowBuilder:
	var row: DiscordActionRowBuilder = DiscordActionRowBuilder.create()
	row.add_button(DiscordButtonBuilder.primary("a", "Label"))
	row.add_button(DiscordButtonBuilder.secondary("b", "Label"))
	row.add_button(DiscordButtonBuilder.success("c", "Label"))
	row.add_button(DiscordButtonBuilder.danger("d", "Label").set_disabled())
	return row.add_button(DiscordButtonBuilder.link("https://example.org/a", "Label"))


func case_button_with_emoji() -> DiscordButtonBuilder:
	return _button("a").set_emoji("🔥")


func case_button_with_custom_emoji() -> DiscordButtonBuilder:
	return _button("a").set_emoji("<a:blob:%d>" % ADA)


func case_button_premium() -> DiscordButtonBuilder:
	return DiscordButtonBuilder.premium(ADA)


func case_select_of_texts() -> DiscordSelectBuilder:
	var weapon: DiscordSelectBuilder = DiscordSelectBuilder.string("weapon", "Choose a weapon")
	weapon.add_option("Sword", "sword", "Strong and slow", "🗡️", true).add_option("Bow", "bow")
	return weapon.set_range(0, 2)


func case_select_of_users() -> DiscordSelectBuilder:
	return DiscordSelectBuilder.user("who").add_default_user(ADA).set_range(1, 3)


func case_select_of_roles() -> DiscordSelectBuilder:
	return DiscordSelectBuilder.role("which", "Role").add_default_role(MEMBERS)


func case_select_of_mentionables() -> DiscordSelectBuilder:
	var any: DiscordSelectBuilder = DiscordSelectBuilder.mentionable("any").set_range(0, 5)
	return any.add_default_user(ADA).add_default_role(MEMBERS)


func case_select_of_channels() -> DiscordSelectBuilder:
	var where: DiscordSelectBuilder = DiscordSelectBuilder.channel("where").set_disabled()
	var types: PackedInt64Array = [
		DiscordChannelType.GUILD_TEXT, DiscordChannelType.GUILD_ANNOUNCEMENT
	]
	return where.set_channel_types(types).add_default_channel(GENERAL)


func case_text_display() -> DiscordTextDisplayBuilder:
	return DiscordTextDisplayBuilder.create("# Round 3").set_id(7)


func case_section_with_a_button() -> DiscordSectionBuilder:
	var section: DiscordSectionBuilder = DiscordSectionBuilder.create("Ada leads")
	return section.add_text("by 200").set_button(_button("watch"))


func case_section_with_a_thumbnail() -> DiscordSectionBuilder:
	var thumbnail: DiscordThumbnailBuilder = DiscordThumbnailBuilder.create(
		"https://example.org/ada.png"
	)
	thumbnail.set_description("Ada").set_spoiler()
	return DiscordSectionBuilder.create("Ada").set_thumbnail(thumbnail)


func case_media_gallery() -> DiscordMediaGalleryBuilder:
	var gallery: DiscordMediaGalleryBuilder = DiscordMediaGalleryBuilder.create()
	gallery.add_item("attachment://map.png", "The map", true)
	return gallery.add_item("https://example.org/b.png")


func case_separators() -> DiscordSeparatorBuilder:
	return DiscordSeparatorBuilder.create().set_spacing(DiscordSeparatorSpacing.LARGE)


func case_file() -> DiscordFileComponentBuilder:
	return DiscordFileComponentBuilder.create("replay.bin").set_spoiler()


func case_container() -> DiscordContainerBuilder:
	var box: DiscordContainerBuilder = DiscordContainerBuilder.create().set_spoiler()
	box.set_accent_color(Color.GOLD).add_text("# Round 3").add_separator()
	box.add_component(DiscordSectionBuilder.create("Ada").set_button(_button("watch")))
	box.add_component(DiscordMediaGalleryBuilder.create().add_item("attachment://map.png"))
	box.add_component(DiscordFileComponentBuilder.create("replay.bin"))
	return box.add_button(_button("next"))


func case_modal_of_texts() -> DiscordModalBuilder:
	var short: DiscordTextInputBuilder = DiscordTextInputBuilder.short("name", "Name")
	short.set_length(2, 20).set_value("Ada").set_required()
	var story: DiscordTextInputBuilder = DiscordTextInputBuilder.paragraph("story")
	var form: DiscordModalBuilder = _modal().add_input("Label", short)
	return form.add_input("Label", story.set_required(false), "As long as you like")


func case_modal_of_menus() -> DiscordModalBuilder:
	var thief: DiscordSelectBuilder = DiscordSelectBuilder.string("class").add_option("Thief", "t")
	var users: DiscordSelectBuilder = DiscordSelectBuilder.user("who")
	var where: DiscordSelectBuilder = DiscordSelectBuilder.channel("where")
	var form: DiscordModalBuilder = _modal().add_input("Label", thief.set_required())
	form.add_input("Label", users.set_range(1, 2))
	form.add_input("Label", DiscordSelectBuilder.role("role"))
	form.add_input("Label", DiscordSelectBuilder.mentionable("any"))
	return form.add_input("Label", where.set_channel_types([DiscordChannelType.GUILD_TEXT]))


func case_modal_of_lists() -> DiscordModalBuilder:
	var side: DiscordRadioGroupBuilder = DiscordRadioGroupBuilder.create("side").set_required()
	side.add_option("White", "w", "Begins", true).add_option("Black", "b")
	var extras: DiscordCheckboxGroupBuilder = DiscordCheckboxGroupBuilder.create("extras")
	extras.add_option("Clock", "c").add_option("Hints", "h", "", true).set_range(0, 2)
	var form: DiscordModalBuilder = _modal().add_input("Label", side).add_input("Label", extras)
	return form.add_input("Label", DiscordCheckboxBuilder.create("agree", true))


func case_modal_of_files() -> DiscordModalBuilder:
	var proof: DiscordFileUploadBuilder = DiscordFileUploadBuilder.create("proof").set_required()
	return _modal().add_input("Label", proof.set_range(1, 3).set_file_types(["image", ".pdf"]))


func case_modal_with_a_text() -> DiscordModalBuilder:
	var agree: DiscordCheckboxBuilder = DiscordCheckboxBuilder.create("agree")
	var label: DiscordLabelBuilder = DiscordLabelBuilder.create("Label", agree)
	return _modal().add_text("Think twice.").add_component(label)


func case_embed_plain() -> DiscordEmbedBuilder:
	return DiscordEmbedBuilder.create("High scores", "The best")


func case_embed_full() -> DiscordEmbedBuilder:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("High scores", "The best")
	embed.set_url("https://example.org/scores").set_color(Color.GOLD)
	embed.set_timestamp("2026-01-31T12:00:00.000Z")
	embed.set_author("Ada", "https://example.org/ada", "https://example.org/ada.png")
	embed.set_footer("Since Monday", "https://example.org/clock.png")
	embed.set_image("attachment://scores.png").set_thumbnail("https://example.org/cup.png")
	return embed.add_field("Ada", "12,034", true).add_field("Bob", "9,800")


func case_message_with_buttons() -> DiscordMessageBuilder:
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("Again?").set_tts()
	message.add_embed(DiscordEmbedBuilder.create("Score"))
	message.add_button(_button("yes")).add_button(_button("no"))
	return message.add_select(DiscordSelectBuilder.user("who"))


func case_message_of_components() -> DiscordMessageBuilder:
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create().add_text("Hello")
	message.add_component(DiscordContainerBuilder.create().add_text("Box"))
	return message.add_button(_button("yes"))


func case_message_for_few() -> DiscordMessageBuilder:
	var mentions: DiscordAllowedMentionsBuilder = DiscordAllowedMentionsBuilder.create()
	mentions.allow_all_roles().allow_user(ADA)
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("psst @everyone")
	return message.set_ephemeral().set_suppress_embeds().set_allowed_mentions(mentions)


func case_message_with_a_poll() -> DiscordMessageBuilder:
	var poll: DiscordPollBuilder = DiscordPollBuilder.create("Which map next?").set_duration(2)
	poll.add_answer("Ice cave", "🧊").add_answer("Volcano").set_multiselect()
	return DiscordMessageBuilder.create().set_poll(poll)


func _slash(named: String = "roll") -> DiscordApplicationCommandBuilder:
	return DiscordApplicationCommandBuilder.slash(named, "Rolls dice")


func _button(custom_id: String) -> DiscordButtonBuilder:
	return DiscordButtonBuilder.primary(custom_id, "Label")


func _modal() -> DiscordModalBuilder:
	return DiscordModalBuilder.create("form", "A form")
