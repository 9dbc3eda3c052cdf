## The functions for texts, mentions and ids. Their details are tested without Godot, in
## rust/model/src/text.
extends ClientSuite

## The id of Discord's documentation.
const EXAMPLE_ID: int = 175928847299117063


func test_markdown_is_escaped_and_removed() -> void:
	var text: String = "# **a** _b_\n- `c` ||d||\n1. [e](https://f.g/h_i_j) \\ <@1>"
	var escaped: String = DiscordText.escape_markdown(text)
	assert_has(escaped, "\\# \\*\\*a\\*\\*")
	assert_equal(DiscordText.strip_markdown(escaped), text)
	assert_equal(DiscordText.strip_markdown(text), "a b\n• c d\n1. e \\ <@1>")
	assert_equal(DiscordText.escape_markdown(""), "")


func test_markdown_is_removed() -> void:
	for pair: Array in [
		["**bold** and *italic*", "bold and italic"],
		["__under__ _line_ ~~gone~~", "under line gone"],
		["***both***", "both"],
		["||the end||", "the end"],
		# Discord shows code blocks on lines of their own, and only the text of a masked link.
		["`code` and ```gd\nvar a_b_c\n```", "code and \nvar a_b_c"],
		["[here](https://example.com/a_b_c)", "here"],
		["# Title\n> quote\n-# small", "Title\nquote\nsmall"],
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
		"[good](https://evil.example.com) @everyone <#1> <:a_b:2> <t:3:R> </roll:4>",
		"back\\slash",
		"plain, with - and # and 2 > 1",
	]:
		var escaped: String = DiscordText.escape_markdown(text, false)
		assert_equal(DiscordText.strip_markdown(escaped), text, escaped)
		assert_equal(DiscordMention.parse_all(escaped), [] as Array[DiscordMention], escaped)


func test_urls_are_not_escaped() -> void:
	var text: String = "see https://example.com/a_b_c *now*"
	var expected: String = "see https://example.com/a_b_c \\*now\\*"
	assert_equal(DiscordText.escape_markdown(text), expected)
	assert_equal(DiscordText.escape_markdown(text, false), expected)


func test_mentions_are_disarmed() -> void:
	var text: String = "@everyone <@1> <@&2> <#3>"
	var disarmed: String = DiscordText.strip_mentions(text)
	assert_lacks(disarmed, "@everyone")
	assert_lacks(disarmed, "<@1>")
	assert_lacks(disarmed, "<@&2>")
	assert_has(disarmed, "<#3>")
	assert_equal(disarmed.replace("\u200b", ""), text)


## What the engine shows for the BBCode.
func test_bbcode_is_shown_by_the_engine() -> void:
	var table: Array[Array] = [
		["a **b** [b]c[/b]", "a b [b]c[/b]"],
		["`x[0]` [lb] [img]res://icon.svg[/img]", "x[0] [lb] [img]res://icon.svg[/img]"],
		["||a **b**|| ~~c~~ __d__", "a b c d"],
		["a\n```gd\nb[1]\nc\n```\nd", "a\nb[1]\nc\nd"],
		["# a\nb\n-# c", "a\nb\nc"],
		["a\n> b\n> c\nd", "a\n\tb\nc\nd"],
		["- a\n  - b\n1. c\nd", "\t• a\n\t\u2003• b\n\t1. c\nd"],
		["[a](https://b.c/d?e=f&g=h) <https://i.j>", "a https://i.j"],
		["https://a.b/[c]?d='e'\"f\"=g", "https://a.b/[c]?d='e'\"f\"=g"],
		["<:lantern:5> <@1>", ":lantern: <@1>"],
		["**a *b ||c [d](e", "**a *b ||c [d](e"],
		["", ""],
	]
	for row: Array in table:
		assert_equal(_shown(DiscordText.markdown_to_bbcode(row[0])), row[1], row[0])


func test_timestamps() -> void:
	assert_equal(DiscordText.timestamp(1618953630), "<t:1618953630>")
	assert_equal(DiscordText.timestamp(1618953630.9), "<t:1618953630>")
	var styles: Dictionary[int, String] = {
		DiscordText.TIMESTAMP_SHORT_TIME: "t",
		DiscordText.TIMESTAMP_MEDIUM_TIME: "T",
		DiscordText.TIMESTAMP_SHORT_DATE: "d",
		DiscordText.TIMESTAMP_LONG_DATE: "D",
		DiscordText.TIMESTAMP_LONG_DATE_SHORT_TIME: "f",
		DiscordText.TIMESTAMP_FULL_DATE_SHORT_TIME: "F",
		DiscordText.TIMESTAMP_SHORT_DATE_SHORT_TIME: "s",
		DiscordText.TIMESTAMP_SHORT_DATE_MEDIUM_TIME: "S",
		DiscordText.TIMESTAMP_RELATIVE_TIME: "R",
	}
	for style: int in styles:
		var timestamp: String = DiscordText.timestamp(1618953630, style)
		assert_equal(timestamp, "<t:1618953630:%s>" % styles[style])
		var found: Array[DiscordMention] = DiscordMention.parse_all(timestamp)
		assert_equal(found[0].style, style)
	expect_error("DiscordText.timestamp: style is 1;")
	assert_equal(DiscordText.timestamp(0, 1), "<t:0>")


func test_timestamps_are_shown_in_the_time_zone_of_the_computer() -> void:
	var bias: int = Time.get_time_zone_from_system()["bias"]
	var date: Dictionary = Time.get_datetime_dict_from_unix_time(1618953630 + bias * 60)
	var expected: String = "%02d:%02d:%02d" % [date.hour, date.minute, date.second]
	assert_equal(DiscordText.markdown_to_bbcode("<t:1618953630:T>"), expected)
	var now: int = int(Time.get_unix_time_from_system())
	var later: String = DiscordText.timestamp(now + 7300, DiscordText.TIMESTAMP_RELATIVE_TIME)
	assert_equal(DiscordText.markdown_to_bbcode(later), "in 2 hours")


func test_split_message() -> void:
	var text: String = "word\n".repeat(1000)
	var pieces: PackedStringArray = DiscordText.split_message(text)
	assert_equal(pieces.size(), 3)
	assert_equal("".join(pieces), text)
	for piece: String in pieces:
		assert_at_most(piece.length(), 2000)
	assert_equal(DiscordText.split_message("🎲🎲🎲", 2), PackedStringArray(["🎲🎲", "🎲"]))
	assert_equal(DiscordText.split_message(" \n"), PackedStringArray())
	expect_error("DiscordText.split_message: limit is 0;")
	assert_equal(DiscordText.split_message("a", 0), PackedStringArray())


func test_long_texts_are_split_between_words() -> void:
	var text: String = "words ".repeat(1000).strip_edges()
	var pieces: PackedStringArray = DiscordText.split_message(text)
	assert_equal(pieces.size(), 4)
	for piece: String in pieces:
		assert_at_most(piece.length(), 2000)
		# Discord removes the space between two pieces.
		var shown: String = piece.strip_edges()
		assert_true(shown.begins_with("words") and shown.ends_with("words"))
	assert_equal("".join(pieces), text)
	assert_equal("".join(DiscordText.split_message("x".repeat(4500))), "x".repeat(4500))
	assert_equal(DiscordText.split_message("   "), PackedStringArray())
	assert_equal(DiscordText.split_message("short"), PackedStringArray(["short"]))


func test_truncate() -> void:
	assert_equal(DiscordText.truncate("short", 5), "short")
	assert_equal(DiscordText.truncate("longer", 5), "long…")
	assert_equal(DiscordText.truncate("🎲🎲🎲", 2), "🎲…")
	assert_equal(DiscordText.truncate("see <@123456789012345678>", 10), "see…")
	assert_equal(DiscordText.truncate("x".repeat(2001)).length(), 2000)
	expect_error("DiscordText.truncate: limit is 0;")
	assert_equal(DiscordText.truncate("a", 0), "")


func test_names_that_discord_refuses_are_changed() -> void:
	var names: PackedStringArray = [
		"Clyde", "DISCORD", "a discord fan", "clydediscord", "```", "everyone", "Here"
	]
	for name: String in names:
		var changed: String = DiscordText.to_webhook_name(name)
		assert_lacks(changed.to_lower(), "clyde")
		assert_lacks(changed.to_lower(), "discord")
		assert_lacks(changed, "```")
		assert_not_equal(changed, "everyone")
		assert_equal(changed.replace("\u200A", ""), name)
	assert_equal(DiscordText.to_webhook_name("x".repeat(100)).length(), 80)
	assert_equal(DiscordText.to_webhook_name("  Tanis \n Half-Elf "), "Tanis Half-Elf")
	assert_equal(DiscordText.to_webhook_name("\u200B \t"), "Player")
	assert_equal(DiscordText.to_webhook_name("", "Nobody"), "Nobody")
	assert_equal(DiscordText.to_webhook_name("Zoë 🐉"), "Zoë 🐉")


func test_changed_names_are_accepted() -> void:
	var webhook: DiscordWebhook = await channel().create_webhook("Players")
	for name: String in ["Clyde", "my DISCORD bot", "everyone", "Here", "a```b", "system message"]:
		var options: Dictionary = {"username": DiscordText.to_webhook_name(name)}
		var sent: DiscordMessage = await webhook.send("I am %s" % name, options)
		assert_not_null(sent, str(webhook.last_error))


func test_pieces_are_accepted() -> void:
	var code: String = "```gd\n%s```" % "print(1)\n".repeat(300)
	for piece: String in DiscordText.split_message("Look:\n" + code):
		assert_not_null(await channel().send(piece), str(client.rest.last_error))


func test_mentions_are_parsed() -> void:
	var text: String = "ä <@1> <@&2> <#3> @everyone @here </clan invite:4> <a:b:5> <t:6:R> "
	text += "<id:browse> <@$7>"
	var found: Array[DiscordMention] = DiscordMention.parse_all(text + " `<@8>` \\<#9>")
	var types: Array[int] = []
	for mention: DiscordMention in found:
		types.append(mention.type)
		var source: String = text.substr(mention.start, mention.length)
		assert_equal(str(mention), source)
	assert_equal(
		types,
		(
			[
				DiscordMention.USER,
				DiscordMention.ROLE,
				DiscordMention.CHANNEL,
				DiscordMention.EVERYONE,
				DiscordMention.HERE,
				DiscordMention.COMMAND,
				DiscordMention.EMOJI,
				DiscordMention.TIMESTAMP,
				DiscordMention.GUILD_NAVIGATION,
				DiscordMention.GAME,
			]
			as Array[int]
		)
	)
	assert_equal(found[0].id, 1)
	assert_equal(found[0].name, "")
	assert_equal([found[5].name, found[5].id], ["clan invite", 4])
	assert_equal([found[6].name, found[6].id, found[6].animated], ["b", 5, true])
	assert_equal(found[7].timestamp, 6)
	assert_equal(found[7].style, DiscordText.TIMESTAMP_RELATIVE_TIME)
	assert_equal(found[8].name, "browse")
	assert_equal(DiscordMention.parse_all(""), [] as Array[DiscordMention])


func test_mentions_are_written() -> void:
	var basil: DiscordUser = user("basil")
	assert_equal(DiscordMention.user(EXAMPLE_ID), "<@175928847299117063>")
	assert_equal(DiscordMention.user(str(EXAMPLE_ID)), "<@175928847299117063>")
	assert_equal(DiscordMention.user(basil), basil.get_mention())
	assert_equal(DiscordMention.channel(channel()), channel().get_mention())
	assert_equal(DiscordMention.role(EXAMPLE_ID), "<@&175928847299117063>")
	assert_equal(DiscordMention.command("clan invite", 4), "</clan invite:4>")
	assert_equal(DiscordMention.emoji("b", 5), "<:b:5>")
	assert_equal(DiscordMention.emoji("b", 5, true), "<a:b:5>")


func test_invalid_mentions_are_refused() -> void:
	expect_error('DiscordMention.user: user_id is "mara"')
	assert_equal(DiscordMention.user("mara"), "")
	expect_error("DiscordMention.role: <@&0> is not a mention")
	assert_equal(DiscordMention.role(0), "")
	expect_error("DiscordMention.command: </a b c d:1> is not a mention")
	assert_equal(DiscordMention.command("a b c d", 1), "")


func test_content_with_names() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "*Basil* [b]"})
	await wait_until(func() -> bool: return basil.nick != "", "the nickname came")
	var gold: DiscordRole = guild().get_roles()[-1]
	var format: String = "<@%d> **in** <#%d> as <@&%d> <:sword:5> </roll:6> <@1> `<@%d>`"
	var content: String = format % [basil.user.id, channel().id, gold.id, basil.user.id]
	var heard: DiscordMessage = await send_and_receive(content)
	var names: Array = [gold.name, basil.user.id]
	assert_equal(
		heard.get_clean_content().replace("\u200b", ""),
		"@*Basil* [b] **in** #general as @%s :sword: /roll @unknown-user `<@%d>`" % names
	)
	assert_equal(
		heard.get_bbcode_content(),
		(
			"@*Basil* [lb]b] [b]in[/b] #general as @%s :sword: /roll @unknown-user [code]<@%d>[/code]"
			% names
		)
	)
	assert_equal(_shown(heard.get_bbcode_content()).begins_with("@*Basil* [b] in #general"), true)
	assert_equal(
		heard.get_plain_content(),
		"@*Basil* [b] in #general as @%s :sword: /roll @unknown-user <@%d>" % names
	)
	var fetched: DiscordMessage = await channel().fetch_message(heard.id)
	assert_equal(fetched.get_clean_content(), heard.get_clean_content())
	assert_equal(fetched.get_plain_content(), heard.get_plain_content())


func test_mentions_in_a_message_become_names() -> void:
	var clover: DiscordMember = guild().get_member(user("clover"))
	var content: String = (
		"<@%d> <@!%d> <@&%d> <#%d> <:sword_of_x:123456789012345678> </link:123456789012345678>"
		% [clover.user.id, clover.user.id, role("Artists").id, channel().id]
	)
	var message: DiscordMessage = await send_and_receive("**Look** " + content)
	var named: String = clover.get_display_name()
	var rest: String = "@%s @%s @Artists #general :sword_of_x: /link" % [named, named]
	assert_equal(message.get_plain_content(), "Look " + rest)
	assert_equal(message.get_clean_content(), "**Look** " + rest)


## Discord shows these names, and timestamps in the time zone of the reader.
func test_mentions_of_the_unknown_have_a_name() -> void:
	var ids: Array = [UNKNOWN_ID, UNKNOWN_ID, UNKNOWN_ID]
	var content: String = "<@%d> <@&%d> <#%d> <t:86400:R>" % ids
	var message: DiscordMessage = await send_and_receive(content)
	var plain: String = message.get_plain_content()
	assert_true(plain.begins_with("@unknown-user @deleted-role #unknown "), plain)
	assert_true(plain.ends_with(" years ago"), plain)
	assert_equal(message.get_clean_content(), plain)
	assert_equal(message.get_bbcode_content(), plain)


func test_names_are_not_read_as_markdown() -> void:
	act("update_member", {"guild": GUILD, "user": "clover", "nick": "*Star*"})
	await wait_for(client.member_updated)
	var message: DiscordMessage = await send_and_receive("hi <@%d>" % user("clover").id)
	assert_equal(message.get_plain_content(), "hi @*Star*")


func test_content_with_everyone_notifies_nobody() -> void:
	var heard: DiscordMessage = await send_and_receive("@everyone")
	assert_equal(heard.get_clean_content(), "@\u200beveryone")


func test_parts_of_ids() -> void:
	assert_equal(DiscordSnowflake.get_time_ms(EXAMPLE_ID), 1462015105796)
	assert_equal(DiscordSnowflake.get_worker_id(EXAMPLE_ID), 1)
	assert_equal(DiscordSnowflake.get_process_id(EXAMPLE_ID), 0)
	assert_equal(DiscordSnowflake.get_increment(EXAMPLE_ID), 7)
	assert_equal(DiscordSnowflake.get_time_ms(str(EXAMPLE_ID)), 1462015105796)
	assert_equal(DiscordSnowflake.from_time_ms(1462015105796), EXAMPLE_ID >> 22 << 22)
	assert_equal(DiscordSnowflake.from_time(1462015105.796), EXAMPLE_ID >> 22 << 22)
	assert_equal(DiscordSnowflake.from_time(0.0), 0)
	assert_equal(DiscordSnowflake.shard_of(197038439483310086, 16), 2)
	expect_error('DiscordSnowflake.get_time_ms: id is "x"')
	assert_equal(DiscordSnowflake.get_time_ms("x"), 0)
	expect_error("DiscordSnowflake.shard_of: shard_count is 0;")
	assert_equal(DiscordSnowflake.shard_of(EXAMPLE_ID, 0), 0)


func test_ids_are_parsed() -> void:
	assert_equal(DiscordSnowflake.parse(str(EXAMPLE_ID)), EXAMPLE_ID)
	assert_equal(DiscordSnowflake.parse("18446744073709551615"), -1)
	for text: String in ["", "0", "-1", "<@1>", "18446744073709551616"]:
		expect_error('DiscordSnowflake.parse: "%s" is not an id' % text)
		assert_equal(DiscordSnowflake.parse(text), 0)


func test_a_time_is_a_bound_of_messages() -> void:
	var first: DiscordMessage = await send_and_receive("first")
	# The time of the sandbox is that of the computer.
	var bound: int = DiscordSnowflake.from_time_ms(DiscordSnowflake.get_time_ms(first.id))
	var options: Dictionary = {"after": bound - 1}
	var messages: Array[DiscordMessage] = await channel().fetch_messages(options)
	assert_has(messages, first)


## The text that the engine shows for BBCode.
func _shown(bbcode: String) -> String:
	var label: RichTextLabel = RichTextLabel.new()
	label.bbcode_enabled = true
	label.text = bbcode
	var shown: String = label.get_parsed_text()
	label.free()
	return shown
