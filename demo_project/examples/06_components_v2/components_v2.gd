extends DiscordClient
## A message with Components V2: texts, images and buttons in a container.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /shop there.

var _gold := 50


func _ready() -> void:
	login()
	handle_command("shop", func(used: DiscordInteraction) -> void: used.reply(_show()))
	handle_component("buy:*", _on_buy)
	register_application_command(DiscordApplicationCommandBuilder.slash("shop", "Enters the shop"))


func _on_buy(interaction: DiscordInteraction) -> void:
	_gold -= interaction.get_custom_id().get_slice(":", 1).to_int()
	# The previous image is removed.
	interaction.update_message(_show(), {"attachments": []})


func _show() -> DiscordMessageBuilder:
	var box := DiscordContainerBuilder.create().set_accent_color(Color.GOLD)
	box.add_text("## The shop\nYou have **%d gold**." % _gold).add_separator()
	box.add_component(_offer("**Sword**\n-# Sharp on both sides", 30))
	box.add_component(_offer("**Shield**\n-# Slightly used", 20))
	box.add_separator()
	var image := {"name": "shop.png", "data": _paint()}
	box.add_component(DiscordMediaGalleryBuilder.create().add_item("attachment://shop.png"))
	return DiscordMessageBuilder.create().add_component(box).add_file(image)


func _offer(text: String, price: int) -> DiscordSectionBuilder:
	var buy := DiscordButtonBuilder.success("buy:%d" % price, "%d gold" % price)
	return DiscordSectionBuilder.create(text).set_button(buy.set_disabled(price > _gold))


func _paint() -> Image:
	var image := Image.create(320, 48, false, Image.FORMAT_RGB8)
	image.fill(Color("2a313c"))
	image.fill_rect(Rect2i(0, 0, 320 * maxi(_gold, 0) / 50, 48), Color.GOLD)
	return image
