## Tests the code in the guides: every block compiles, and most blocks are run in the sandbox.
##
## A block is a whole script, members of a script, or statements of a function. Parts of a script
## are compiled in a [GuideContext], and statements are also run there. Whole scripts are run if the
## Markdown contains the steps; see [GuideBlock].
extends ClientSuite

const GUIDES: String = "docs/guides"
const INDEX: String = "README.md"

## Files outside of the guides that contain code as well.
const OTHERS: PackedStringArray = ["README.md", "addons/discord/README.md"]

## Classes of other addons and of the examples in the guides.
const NAMES_OF_OTHERS: PackedStringArray = ["DiscordBot"]

## The seconds that the statements of one block may take.
const PATIENCE: float = 8.0


## Each test runs once for each file.
func circumstances() -> PackedStringArray:
	# Without any guide, the tests of the index fail.
	var files: PackedStringArray = [GUIDES.path_join(INDEX)]
	for file: String in DirAccess.get_files_at(_to_path(GUIDES)):
		if file.ends_with(".md") and file != INDEX:
			files.append(GUIDES.path_join(file))
	return files + OTHERS


func time_limit() -> float:
	return 90.0


func before_each() -> void:
	OS.unset_environment("DISCORD_TOKEN")  # Scripts of guides would use it.
	await super()


func begins_logged_in() -> bool:
	return false


func test_every_block_compiles_and_runs() -> void:
	var blocks: Array[GuideBlock] = GuideBlock.find_all(_read(circumstance))
	if not _is_index():
		assert_false(blocks.is_empty(), "%s has code" % circumstance)
	for block: GuideBlock in blocks:
		await _check_block(block, "%s:%d" % [circumstance, block.line])


func test_every_link_has_a_target() -> void:
	var links: RegEx = RegEx.create_from_string("\\]\\(([^)#:]+)(?:#([^)]*))?\\)")
	for found: RegExMatch in links.search_all(_read(circumstance)):
		var target: String = circumstance.get_base_dir().path_join(found.get_string(1))
		var link: String = "%s links to %s" % [circumstance, found.get_string()]
		if not FileAccess.file_exists(_to_path(target)):
			fail(link)
		elif not found.get_string(2).is_empty():
			assert_has(_find_anchors(_read(target)), found.get_string(2), link)
	if circumstance.begins_with(GUIDES) and not _is_index():
		assert_has(_read(GUIDES.path_join(INDEX)), "(%s)" % circumstance.get_file(), "the index")


## Every name such as [code]DiscordClient.login[/code] exists. The first column of tables may
## contain names of other addons.
## the names of other addons.
func test_every_name_exists() -> void:
	var first_column: RegEx = RegEx.create_from_string("(?m)^\\|.*?[^\\\\]\\|")
	var text: String = first_column.sub(_read(circumstance), "|", true)
	var names: RegEx = RegEx.create_from_string("\\b(Discord[A-Z]\\w+)(?:\\.(\\w+))?")
	for found: RegExMatch in names.search_all(text):
		assert_true(_exists(found.get_string(1), found.get_string(2)), found.get_string())


func _check_block(block: GuideBlock, place: String) -> void:
	var script: GDScript = GDScript.new()
	script.source_code = _without_quit(block.get_script_source())
	if not assert_equal(script.reload(), OK, "%s compiles" % place):
		return
	if not block.steps.is_empty():
		start_sandbox()
		await GuideRun.new(self, script, place).finish(block.steps)
	elif block.is_script():
		assert_true(block.is_only_compiled, "%s says how it is run" % place)
	elif not (block.is_members() or block.is_only_compiled):
		await _run_statements(block, script, place)


## The test continues after a script that quits the game: only the exit code is recorded.
func _without_quit(source: String) -> String:
	var noted: String = source.replace("get_tree().quit()", "get_tree().quit(0)")
	return noted.replace("get_tree().quit(", 'set_meta("exit_code", ')


func _run_statements(block: GuideBlock, script: GDScript, place: String) -> void:
	var context: GuideContext = await _make_context(block, script)
	if not block.expected_error.is_empty():
		expect_error(block.expected_error)
	var note_failure: Callable = func(error: DiscordError) -> void:
		_note_failure(error, block, place)
	client.rest.request_failed.connect(note_failure)
	var has_ended: Array[bool] = [false]
	var run: Callable = func() -> void:
		await context.run()
		has_ended[0] = true
	run.call()
	await wait_until(func() -> bool: return has_ended[0], "%s ends" % place, PATIENCE)
	client.rest.request_failed.disconnect(note_failure)
	client.logout()
	await wait_frames(2)
	context.queue_free()


func _note_failure(error: DiscordError, block: GuideBlock, place: String) -> void:
	if block.expected_error.is_empty() or not block.expected_error in str(error):
		fail("%s: %s" % [place, error])
	else:
		expected_errors.erase(block.expected_error)


## The names that the statements can use, with their values.
func _make_context(block: GuideBlock, script: GDScript) -> GuideContext:
	start_sandbox()
	client.queue_free()
	client = add_client()
	await log_in(client)
	var context: GuideContext = script.new()
	context.client = client
	context.sandbox = sandbox
	context.guild = guild()
	context.channel = channel()
	context.role = role("Artists")
	context.user = user("basil")
	context.member = guild().get_member(context.user)
	context.message = await channel().send("Hello")
	if "interaction" in block.source:
		var fields: Dictionary = {"user": "basil", "channel": "general", "name": "roll"}
		act("interact", fields)
		context.interaction = (await wait_for(client.interaction_created))[0]
	add(context)
	return context


## The anchors that a link can name after [code]#[/code]: the headings, in lower case.
func _find_anchors(markdown: String) -> PackedStringArray:
	var found: PackedStringArray = []
	var punctuation: RegEx = RegEx.create_from_string("[^\\w\\- ]")
	for heading: RegExMatch in RegEx.create_from_string("(?m)^#+ (.+)$").search_all(markdown):
		var text: String = punctuation.sub(heading.get_string(1).to_lower(), "", true)
		found.append(text.replace(" ", "-"))
	return found


func _exists(type: String, member: String) -> bool:
	if type in NAMES_OF_OTHERS:
		return true
	for each: Dictionary in ProjectSettings.get_global_class_list():
		if each["class"] == type:
			return member.is_empty() or _has_member(load(each["path"]) as GDScript, member)
	if not ClassDB.class_exists(type):
		return false
	return (
		member in ["", "new"]
		or ClassDB.class_has_method(type, member)
		or ClassDB.class_has_signal(type, member)
		or ClassDB.class_has_integer_constant(type, member)
		or ClassDB.class_get_property_list(type).any(
			func(property: Dictionary) -> bool: return property["name"] == member
		)
	)


## Whether the class of a script has a method, signal, property or constant.
func _has_member(script: GDScript, member: String) -> bool:
	var lists: Array[Dictionary] = (
		script.get_script_method_list()
		+ script.get_script_signal_list()
		+ script.get_script_property_list()
	)
	return (
		member == "new"
		or script.get_script_constant_map().has(member)
		or lists.any(func(each: Dictionary) -> bool: return each["name"] == member)
	)


func _is_index() -> bool:
	return circumstance == GUIDES.path_join(INDEX)


func _read(file: String) -> String:
	var text: String = FileAccess.get_file_as_string(_to_path(file))
	assert_false(text.is_empty(), "%s can be read" % file)
	return text


## The path of a file of the checkout.
func _to_path(file: String) -> String:
	return (
		ProjectSettings.globalize_path("res://").path_join("../..").path_join(file).simplify_path()
	)
