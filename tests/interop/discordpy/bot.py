"""discord.py, unpatched, against a sandbox: python bot.py URL TOKEN

A conversation: what a person says, does and takes back, and what happens while the connection is gone.
"""

import discord

from steps import Bot, run

STEPS = [
    "ready",
    "message heard",
    "answer sent",
    "own answer heard",
    "edit seen",
    "reaction seen",
    "deletion seen",
    "reconnected with a resume",
    "missed message replayed",
    "no second ready",
]


class Talker(Bot):
    def __init__(self, url: str) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.members = True
        intents.presences = True
        intents.guild_messages = True
        intents.guild_reactions = True
        intents.message_content = True
        super().__init__(url, intents, STEPS)
        self.readies = 0
        self.spoken: dict = {}
        self.answer: discord.Message | None = None

    async def on_ready(self) -> None:
        self.readies += 1
        guild = discord.utils.get(self.guilds, name="Godot Workshop")
        general = discord.utils.get(guild.text_channels, name="general")
        assert len(guild.members) == guild.member_count
        self.seen("ready")
        self.spoken = await self.act(
            "send_message", channel=str(general.id), author="basil", content="Is anybody there?"
        )

    async def on_message(self, message: discord.Message) -> None:
        if message.content == "Is anybody there?" and message.author.name == "basil":
            self.seen("message heard")
            embed = discord.Embed(title="Here", description="An answer")
            self.answer = await message.reply("I am.", embed=embed)
            assert self.answer.content == "I am."
            assert self.answer.reference.message_id == message.id
            self.seen("answer sent")
            await self.act(
                "edit_message", channel=str(message.channel.id), message=str(message.id), content="Is somebody there?"
            )
        elif message.author == self.user:
            self.seen("own answer heard")
        elif message.content == "While you were away":
            self.seen("missed message replayed")

    async def on_message_edit(self, before: discord.Message, after: discord.Message) -> None:
        if (before.content, after.content) != ("Is anybody there?", "Is somebody there?"):
            return
        self.seen("edit seen")
        await after.add_reaction("👋")
        await self.act(
            "react", channel=str(after.channel.id), message=str(self.answer.id), user="basil", emoji="🎉"
        )

    async def on_reaction_add(self, reaction: discord.Reaction, user: discord.Member) -> None:
        if user.name != "basil" or str(reaction.emoji) != "🎉" or reaction.message.id != self.answer.id:
            return
        self.seen("reaction seen")
        await self.act("delete_message", channel=str(reaction.message.channel.id), message=self.spoken["id"])

    async def on_message_delete(self, message: discord.Message) -> None:
        if str(message.id) != self.spoken["id"]:
            return
        self.seen("deletion seen")
        await self.act("reconnect")
        await self.act(
            "send_message", channel=str(message.channel.id), author="clover", content="While you were away"
        )

    async def on_resumed(self) -> None:
        self.seen("reconnected with a resume")
        if self.readies == 1:
            self.seen("no second ready")


if __name__ == "__main__":
    run(Talker)
