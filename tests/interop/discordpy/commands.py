"""discord.py, unpatched, against a sandbox: python commands.py URL TOKEN

Commands, buttons, menus and forms: what a person uses, and what it sees then.
"""

import asyncio

import discord
from discord import app_commands

from steps import Bot, run

STEPS = [
    "commands registered",
    "suggestions shown",
    "command answered",
    "button changed the message",
    "choice answered in secret",
    "promised answer came",
    "follow-up came",
    "form sent in",
]


class Rolled(discord.ui.View):
    @discord.ui.button(custom_id="again", label="Again", style=discord.ButtonStyle.primary)
    async def again(self, interaction: discord.Interaction, _button: discord.ui.Button) -> None:
        await interaction.response.edit_message(content="Rolled again", view=None)

    @discord.ui.select(
        custom_id="teas",
        max_values=2,
        options=[
            discord.SelectOption(label="Mint", value="mint"),
            discord.SelectOption(label="Sage", value="sage"),
        ],
    )
    async def teas(self, interaction: discord.Interaction, menu: discord.ui.Select) -> None:
        await interaction.response.send_message(" and ".join(menu.values), ephemeral=True)


class Form(discord.ui.Modal, title="Who are you?"):
    name = discord.ui.TextInput(label="Name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Welcome, {self.name.value}")


async def suggest(_interaction: discord.Interaction, text: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"Tea of {text}", value="mint")]


@app_commands.command(description="Rolls a die")
@app_commands.autocomplete(tea=suggest)
async def roll(
    interaction: discord.Interaction,
    sides: app_commands.Range[int, 2],
    target: discord.User | None = None,
    tea: str = "",
) -> None:
    await interaction.response.send_message(f"{target.name} rolls {sides} with {tea}", view=Rolled())


@app_commands.command(description="Takes its time")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await interaction.edit_original_response(content="At last")
    await interaction.followup.send("And more", ephemeral=True)


@app_commands.command(description="Asks for a name")
async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


class Player(Bot):
    def __init__(self, url: str) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        super().__init__(url, intents, STEPS)
        self.tree = app_commands.CommandTree(self)

    async def view(self, interaction: dict, is_so) -> dict:
        """What the person sees once that is so."""
        while True:
            view = await self.act("interaction", id=interaction["id"])
            if is_so(view):
                return view
            assert view["state"] != "failed", view["error"]
            await asyncio.sleep(0.02)

    async def on_ready(self) -> None:
        guild = discord.utils.get(self.guilds, name="Godot Workshop")
        channel = str(discord.utils.get(guild.text_channels, name="general").id)
        for command in (roll, slow, form):
            self.tree.add_command(command, guild=guild)
        await self.tree.sync(guild=guild)
        kept = await self.tree.fetch_commands(guild=guild)
        assert [command.name for command in kept] == ["roll", "slow", "form"]
        self.seen("commands registered")

        def is_answered(view: dict) -> bool:
            return view["state"] == "responded"

        basil = {"user": "basil", "channel": channel}
        typed = await self.act("autocomplete", **basil, command="roll", focused="tea", text="m")
        choices = (await self.view(typed, is_answered))["choices"]
        assert choices[0]["name"] == "Tea of m"
        self.seen("suggestions shown")

        options = {"sides": 6, "target": "clover", "tea": choices[0]["value"]}
        rolled = await self.act("use_command", **basil, command="roll", options=options)
        message = (await self.view(rolled, is_answered))["message"]
        assert message["content"] == "clover rolls 6 with mint"
        self.seen("command answered")

        chosen = await self.act("select", user="clover", message=message["id"], values=["Mint", "Sage"])
        secret = (await self.view(chosen, is_answered))["message"]
        assert (secret["content"], secret["flags"]) == ("mint and sage", 64)
        self.seen("choice answered in secret")

        pressed = await self.act("press", user="clover", message=message["id"], label="Again")
        changed = (await self.view(pressed, is_answered))["message"]
        assert (changed["id"], changed["content"], changed["components"]) == (message["id"], "Rolled again", [])
        self.seen("button changed the message")

        waited = await self.act("use_command", **basil, command="slow")
        assert (await self.view(waited, is_answered))["message"]["content"] == "At last"
        self.seen("promised answer came")
        after = await self.view(waited, lambda view: view["follow_ups"])
        assert after["follow_ups"][0]["content"] == "And more"
        self.seen("follow-up came")

        asked = await self.act("use_command", **basil, command="form")
        await self.view(asked, lambda view: view["state"] == "modal")
        sent = await self.act("submit_modal", user="basil", interaction=asked["id"], values={"name": "Basil"})
        assert (await self.view(sent, is_answered))["message"]["content"] == "Welcome, Basil"
        self.seen("form sent in")


if __name__ == "__main__":
    run(Player)
