@tool
@icon("res://addons/discord/icons/discord_error.svg")
class_name DiscordBugReporter
extends DiscordClientNode
## Sends reports of players, with information about the system and a screenshot.
##
## A report is sent by a webhook, which needs neither a bot nor a token, or by a [DiscordClient] to
## a channel or as a post in a forum. In a game that players download, use a webhook, see
## [member webhook_url].
## [codeblock]
## @onready var reporter: DiscordBugReporter = $DiscordBugReporter
##
## func _on_send_pressed() -> void:
##     if await reporter.send_report($Text.text, {"Level": "3"}):
##         $Status.text = "Thank you!"
##     else:
##         $Status.text = reporter.last_error
## [/codeblock]
## The screenshot is the newest image of the viewport. It is scaled and compressed on another
## thread. Use [method capture_screenshot] to take it earlier, such as before your dialog is shown.

## Emitted when a report was sent. [param message] is the message, or the first message of the post.
## It is [code]null[/code] if a client created a post.
signal report_sent(message: DiscordMessage)

## The maximum number of characters of the report in the message. A longer report is attached as a
## file as well.
const MAX_TEXT: int = 2500

const _ATTACHED_TEXT: String = "report.txt"
const _ATTACHED_IMAGE: String = "screenshot.png"
# A webhook was used in a forum without the name of a post.
const _NEEDS_POST_NAME: int = 220001
const _FORUMS: Array[int] = [DiscordChannelType.GUILD_FORUM, DiscordChannelType.GUILD_MEDIA]

## The URL of a webhook, which Discord shows in the settings of a channel. If it is empty,
## [member channel_id] is used, with a client.
## [br][br]
## Anyone who has the URL can send messages with it, and players can find it in your game. Use a
## channel that exists only for reports.
@export var webhook_url: String = "":
	set(value):
		webhook_url = value.strip_edges()
		update_configuration_warnings()

## The id of a text channel, thread or forum. A bot must not be part of a game that players
## download: its token controls the bot.
@export var channel_id: String = "":
	set(value):
		channel_id = value
		update_configuration_warnings()

## The title of a report, and the start of the name of a post in a forum.
@export var title: String = "Bug report"

## The color of a report.
@export var color: Color = Color.TOMATO

## If [code]true[/code], reports have the information of [method get_system_info].
@export var include_system_info: bool = true

@export_group("Limits")

## The minimum time in seconds between two reports. Reports before that are refused.
@export_range(0.0, 3600.0, 1.0, "or_greater", "suffix:s") var cooldown: float = 30.0

@export_group("Screenshot")

## If [code]true[/code], reports have a screenshot, if the game has a window.
@export var include_screenshot: bool = true

## The maximum width and height of the screenshot. A larger one is scaled.
@export_range(64, 8192, 1, "or_greater", "suffix:px") var max_screenshot_size: int = 1920

## The maximum size of the PNG file in bytes. A larger one is scaled until it fits. Discord accepts
## 10 MiB in most channels.
@export_range(10000, 10000000, 1, "or_greater", "suffix:B") var max_screenshot_bytes: int = 8000000

var _screenshot: Image
var _accepts_at: int = 0


## Sends a report. Awaitable: returns [code]true[/code] if it was sent. Otherwise returns
## [code]false[/code], and [code]last_error[/code] describes the error and how to fix it.
##
## The keys and values of [param details] are shown as fields. [param screenshot] is shown instead
## of that of the viewport.
## [br][br]
## The report is sent even if this node is freed meanwhile, and the result is returned in any case.
func send_report(text: String, details: Dictionary = {}, screenshot: Image = null) -> Signal:
	var report: Report = Report.new()
	report.reporter = self
	report.client = get_client()
	report.webhook_url = webhook_url
	report.channel_id = channel_id
	report.title = DiscordText.truncate(title, 256)
	report.color = color
	report.text = text.strip_edges()
	report.max_size = maxi(max_screenshot_size, 1)
	report.max_bytes = max_screenshot_bytes
	report.problem = _find_problem(report)
	report.is_refused = not report.problem.is_empty()
	if not report.is_refused:
		_accepts_at = Time.get_ticks_msec() + int(cooldown * 1000.0)
		report.image = screenshot if screenshot != null else _take_screenshot()
		if include_system_info:
			report.fields.merge(get_system_info())
		report.fields.merge(details, true)
	@warning_ignore("missing_await")
	report.run()
	return report.completed


## Takes a screenshot of the viewport now, for the next report. Does nothing if the game has no
## window, or [member include_screenshot] is [code]false[/code].
func capture_screenshot() -> void:
	_screenshot = null
	_screenshot = _take_screenshot()


## Returns information about the game and the system, as texts by name.
func get_system_info() -> Dictionary:
	var info: Dictionary = {}
	var game: String = str(ProjectSettings.get_setting("application/config/name", ""))
	var version: String = str(ProjectSettings.get_setting("application/config/version", ""))
	if not game.is_empty():
		info["Game"] = ("%s %s" % [game, version]).strip_edges()
	info["Engine"] = str(Engine.get_version_info()["string"])
	info["System"] = ("%s %s" % [OS.get_name(), OS.get_version()]).strip_edges()
	info["Processor"] = "%s (%d)" % [OS.get_processor_name(), OS.get_processor_count()]
	var adapter: String = RenderingServer.get_video_adapter_name()
	if not adapter.is_empty():
		info["Graphics"] = adapter
	info["Memory"] = String.humanize_size(OS.get_static_memory_usage())
	info["Locale"] = OS.get_locale()
	if is_inside_tree():
		var size: Vector2 = get_viewport().get_visible_rect().size
		info["Viewport"] = "%d × %d" % [size.x, size.y]
	info["Frames per second"] = str(int(Engine.get_frames_per_second()))
	return info


func _get_property_warnings() -> PackedStringArray:
	var warnings: PackedStringArray = []
	if webhook_url.is_empty() and not _is_id(channel_id):
		warnings.append("Reports are sent nowhere. Set 'Webhook URL' or 'Channel ID'.")
	return warnings


func _needs_client() -> bool:
	return webhook_url.is_empty()


func _find_problem(report: Report) -> String:
	if report.text.is_empty():
		return "The report is empty. Describe what happened."
	if Time.get_ticks_msec() < _accepts_at:
		var seconds: int = ceili((_accepts_at - Time.get_ticks_msec()) / 1000.0)
		return "A report was sent shortly before. Try again in %d seconds." % seconds
	if not webhook_url.is_empty():
		return ""
	if not _is_id(channel_id):
		return "Reports are sent nowhere. Set `webhook_url` or `channel_id`."
	if report.client == null:
		return "There is no client. Set `webhook_url`, or add a DiscordClient to the scene tree."
	return ""


func _take_screenshot() -> Image:
	if _screenshot != null:
		var taken: Image = _screenshot
		_screenshot = null
		return taken
	if not include_screenshot or not is_inside_tree() or DisplayServer.get_name() == "headless":
		return null
	return get_viewport().get_texture().get_image()


func _on_report_ended(report: Report) -> void:
	last_error = report.problem
	if report.problem.is_empty():
		report_sent.emit(report.message)
		return
	if not report.is_refused:
		_accepts_at = 0
	failed.emit(report.problem)


## A report that is being sent. It does not depend on the node, which may be freed meanwhile.
class Report:
	extends RefCounted

	## Emitted when the report was sent, or has failed.
	signal completed(is_sent: bool)

	## A coroutine does not keep its object.
	static var _running: Array[Report] = []

	var reporter: DiscordBugReporter
	var client: DiscordClient
	var webhook_url: String
	var channel_id: String
	var title: String
	var color: Color
	var text: String
	var fields: Dictionary = {}
	var image: Image
	var max_size: int
	var max_bytes: int
	## Why the report cannot be sent; empty if it can.
	var problem: String
	## If true, the report was not even tried.
	var is_refused: bool = false
	## What was sent.
	var message: DiscordMessage

	var _png: PackedByteArray

	## Sends the report. This object exists until then.
	func run() -> void:
		_running.append(self)
		var tree: SceneTree = Engine.get_main_loop() as SceneTree
		# The caller awaits the signal only after this function has returned.
		await tree.process_frame
		if image != null and not image.is_empty():
			var task: int = WorkerThreadPool.add_task(_compress)
			while not WorkerThreadPool.is_task_completed(task):
				await tree.process_frame
			WorkerThreadPool.wait_for_task_completion(task)
		if problem.is_empty():
			if webhook_url.is_empty():
				await _send_with_client()
			else:
				await _send_with_webhook()
		if is_instance_valid(reporter):
			reporter._on_report_ended(self)
		completed.emit(problem.is_empty())
		_running.erase(self)

	func _send_with_webhook() -> void:
		var webhook: DiscordWebhook = DiscordWebhook.from_url(webhook_url)
		if webhook == null:
			problem = "`webhook_url` is not the URL of a webhook. Copy it from Discord."
			return
		message = await webhook.send(_create_message())
		var error: DiscordError = webhook.last_error
		if message == null and error != null and error.code == _NEEDS_POST_NAME:
			message = await webhook.send(_create_message(), {"thread_name": _get_post_name()})
			error = webhook.last_error
		if message == null:
			problem = _explain(error)

	func _send_with_client() -> void:
		if not is_instance_valid(client):
			problem = _explain(null)
			return
		var rest: DiscordREST = client.rest
		var channel: DiscordChannel = client.get_channel(channel_id)
		var is_sent: bool = false
		if channel != null and channel.type in _FORUMS:
			is_sent = await channel.start_post(_get_post_name(), _create_message()) != null
		else:
			message = await rest.create_message(channel_id, _create_message())
			is_sent = message != null
		if not is_sent:
			problem = _explain(rest.last_error)

	func _explain(error: DiscordError) -> String:
		var reason: String = "The client was freed." if error == null else str(error)
		return "The report was not sent. %s" % reason

	func _get_post_name() -> String:
		return DiscordText.truncate("%s: %s" % [title, text.get_slice("\n", 0)], 100)

	func _create_message() -> DiscordMessageBuilder:
		var built: DiscordMessageBuilder = DiscordMessageBuilder.create()
		built.set_allowed_mentions({"parse": []})
		var description: String = DiscordText.escape_markdown(text, false)
		if description.length() > MAX_TEXT:
			built.add_file({"name": _ATTACHED_TEXT, "data": text})
		var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create(title)
		embed.set_description(DiscordText.truncate(description, MAX_TEXT)).set_color(color)
		for each: Variant in fields.keys().slice(0, 25):
			var value: String = DiscordText.truncate(str(fields[each]), 60)
			if not value.is_empty() and not str(each).is_empty():
				embed.add_field(DiscordText.truncate(str(each), 60), value, true)
		if not _png.is_empty():
			embed.set_image("attachment://" + _ATTACHED_IMAGE)
			built.add_file({"name": _ATTACHED_IMAGE, "data": _png})
		return built.add_embed(embed)

	## Runs on another thread.
	func _compress() -> void:
		var scaled: Image = image.duplicate()
		if scaled.is_compressed():
			scaled.decompress()
		var longest: int = maxi(scaled.get_width(), scaled.get_height())
		if longest > max_size:
			_scale(scaled, float(max_size) / longest)
		_png = scaled.save_png_to_buffer()
		while _png.size() > max_bytes and scaled.get_width() > 32:
			_scale(scaled, 0.7)
			_png = scaled.save_png_to_buffer()
		if _png.size() > max_bytes:
			_png.clear()

	func _scale(scaled: Image, factor: float) -> void:
		var width: int = maxi(int(scaled.get_width() * factor), 1)
		var height: int = maxi(int(scaled.get_height() * factor), 1)
		scaled.resize(width, height, Image.INTERPOLATE_BILINEAR)
