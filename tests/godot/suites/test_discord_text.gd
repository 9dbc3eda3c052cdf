## The text of Discord as the text of a game, and the other way round.
extends ClientSuite


func time_limit() -> float:
	return 60.0


func test_markdown_is_removed() -> void:
	for pair: Array in [
		["**bold** and *italic*", "bold and italic"],
		["__under__ _line_ ~~gone~~", "under line gone"],
		["***both***", "both"],
		["||the end||", "the end"],
		["`code` and ```gd\nvar a_b_c\n```", "code and var a_b_c"],
		["# Title\n> quote\n-# small", "Title\nquote\nsmall"],
		["[here](https://example.com/a_b_c)", "here (https://example.com/a_b_c)"],
		["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
		["https://example.com/__a__/*b*", "https://example.com/__a__/*b*"],
		["\\*not italic\\*", "*not italic*"],
		["**", "**"],
		["", ""],
	]:
		assert_equal(DiscordText.strip_markdown(pair[0]), pair[1])


func test_what_is_escaped_is_shown_as_it_is() -> void:
	for text: String in [
		"**bold** _it_ ~~x~~ ||y|| `z`",
		"# no title",
		"> no quote\n- no list",
		"[good](evil) and <@123456789012345678>",
		"back\\slash",
		"plain, with - and # and 2 > 1",
	]:
		var escaped: String = DiscordText.escape_markdown(text)
		assert_equal(DiscordText.strip_markdown(escaped), text, escaped)


func test_urls_are_not_escaped() -> void:
	var text: String = "see https://example.com/a_b_c *now*"
	var escaped: String = DiscordText.escape_markdown(text)
	assert_equal(escaped, "see https://example.com/a_b_c \\*now\\*")


func test_long_texts_are_split_between_words() -> void:
	var text: String = "words ".repeat(1000).strip_edges()
	var parts: PackedStringArray = DiscordText.split(text)
	assert_equal(parts.size(), 4)
	for part: String in parts:
		assert_at_most(part.length(), DiscordText.MAX_MESSAGE)
		assert_true(part.begins_with("words") and part.ends_with("words"))
	assert_equal(" ".join(parts), text)
	assert_equal("".join(DiscordText.split("x".repeat(4500))), "x".repeat(4500))
	assert_equal(DiscordText.split("   "), PackedStringArray())
	assert_equal(DiscordText.split("short"), PackedStringArray(["short"]))


func test_cut() -> void:
	assert_equal(DiscordText.cut("short", 5), "short")
	assert_equal(DiscordText.cut("longer", 5), "long…")


func test_names_that_discord_refuses_are_changed() -> void:
	for name: String in ["Clyde", "DISCORD", "a discord fan", "clydediscord", "```", "everyone"]:
		var changed: String = DiscordText.to_webhook_name(name)
		assert_lacks(changed.to_lower(), "clyde")
		assert_lacks(changed.to_lower(), "discord")
		assert_lacks(changed, "```")
		assert_not_equal(changed, "everyone")
	assert_equal(DiscordText.to_webhook_name("x".repeat(100)).length(), 80)
	assert_equal(DiscordText.to_webhook_name("  Tanis \n Half-Elf "), "Tanis Half-Elf")
	assert_equal(DiscordText.to_webhook_name("\u200B \t"), "Player")
	assert_equal(DiscordText.to_webhook_name("", "Nobody"), "Nobody")
	assert_equal(DiscordText.to_webhook_name("Zoë 🐉"), "Zoë 🐉")


func test_codes_in_a_message_become_names() -> void:
	var clover: DiscordMember = guild().get_member(user("clover"))
	var content: String = (
		"<@%d> <@!%d> <@&%d> <#%d> <:sword_of_x:123456789012345678> </link:123456789012345678>"
		% [clover.user.id, clover.user.id, role("Artists").id, channel().id]
	)
	var message: DiscordMessage = await say_and_hear("**Look** " + content)
	var named: String = clover.get_display_name()
	var rest: String = "@%s @%s @Artists #general :sword_of_x: /link" % [named, named]
	assert_equal(DiscordText.from_message(message), "Look " + rest)
	assert_equal(DiscordText.from_message(message, true), "**Look** " + rest)


func test_unknown_codes_have_a_word() -> void:
	var content: String = "<@%d> <@&%d> <#%d> <t:86400:R>" % [UNKNOWN, UNKNOWN, UNKNOWN]
	var message: DiscordMessage = await say_and_hear(content)
	var expected: String = "@user @role #channel 1970-01-02 00:00 UTC"
	assert_equal(DiscordText.from_message(message), expected)


func test_names_are_not_read_as_markdown() -> void:
	act("update_member", {"guild": GUILD, "user": "clover", "nick": "*Star*"})
	await wait_for(client.member_updated)
	var message: DiscordMessage = await say_and_hear("hi <@%d>" % user("clover").id)
	assert_equal(DiscordText.from_message(message), "hi @*Star*")
