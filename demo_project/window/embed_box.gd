extends PanelContainer
## An embed: a title and a text beside a coloured edge.


func show_embed(embed: DiscordEmbed) -> void:
	%Title.text = embed.title
	%Description.text = embed.description
	if embed.color.a > 0.0:
		%Edge.color = embed.color
