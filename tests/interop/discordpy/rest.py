"""discord.py, unpatched, against a sandbox: python rest.py URL TOKEN

What bots commonly ask the API for, one after another, as rest.mjs does. What it leaves behind is compared with that.
"""

import discord

from operations import guild, messages, people
from steps import Bot, run


class Found:
    """Things of the guild by their names."""

    def __init__(self, client: discord.Client, guild: discord.Guild) -> None:
        self.client = client
        self.guild = guild

    def channel(self, name: str):
        return discord.utils.get(self.guild.channels, name=name)

    def member(self, name: str) -> discord.Member:
        return discord.utils.get(self.guild.members, name=name)


class Worker(Bot):
    def __init__(self, url: str) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.members = True
        intents.guild_messages = True
        intents.guild_reactions = True
        intents.guild_polls = True
        intents.expressions = True
        intents.voice_states = True
        intents.guild_scheduled_events = True
        intents.message_content = True
        super().__init__(url, intents, ["all operations"])
        self.done_so_far = 0

    def did(self, operation: str) -> None:
        self.done_so_far += 1
        print(f"PASS {operation}", flush=True)

    async def on_ready(self) -> None:
        found = Found(self, discord.utils.get(self.guilds, name="Godot Workshop"))
        for part in (guild, messages, people):
            for work in part.ALL:
                await work(found, self.did)
        print(f"{self.done_so_far} operations")
        self.missing.clear()
        self.done.set()

    async def on_error(self, event: str, *args, **kwargs) -> None:
        await super().on_error(event, *args, **kwargs)
        self.done.set()


if __name__ == "__main__":
    run(Worker)
