extends HBoxContainer
## Which channel is shown.


func show_channel(channel: DiscordChannel) -> void:
	$Name.text = "#  " + channel.name
	$Topic.text = channel.topic
