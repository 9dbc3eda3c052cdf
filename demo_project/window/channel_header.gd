extends HBoxContainer
## The header of the channel.


func show_channel(channel: DiscordChannel) -> void:
	$Name.text = "#  " + channel.name
	$Topic.text = channel.topic
