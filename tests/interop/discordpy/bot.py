"""discord.py, unpatched, against a sandbox: python bot.py URL TOKEN

Prints PASS for each step, and exits with 0 once all were seen, with 1 when one is missing after half a minute.
"""

import asyncio
import logging
import sys

import aiohttp
import discord
import yarl

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


class Bot(discord.Client):
    def __init__(self, url: str) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.members = True
        intents.presences = True
        intents.guild_messages = True
        intents.guild_reactions = True
        intents.message_content = True
        super().__init__(intents=intents)
        self.url = url
        self.missing = list(STEPS)
        self.done = asyncio.Event()
        self.readies = 0
        self.spoken: dict = {}
        self.answer: discord.Message | None = None

    def seen(self, step: str) -> None:
        if step in self.missing:
            self.missing.remove(step)
            print(f"PASS {step}", flush=True)
        if not self.missing:
            self.done.set()

    async def act(self, action: str, **fields) -> dict:
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{self.url}/sandbox/{action}", json=fields) as response:
                made = await response.json()
                if response.status != 200:
                    raise RuntimeError(f"{action}: {made}")
                return made

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

    async def on_error(self, event: str, *args, **kwargs) -> None:
        logging.exception("in %s", event)


async def main(url: str, token: str) -> int:
    # The two addresses the library has: of the API, and of the gateway, which it does not ask the API for.
    discord.http.Route.BASE = f"{url}/api/v10"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/api/v10/gateway") as response:
            gateway = (await response.json())["url"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)

    bot = Bot(url)
    running = asyncio.create_task(bot.start(token))
    done = asyncio.create_task(bot.done.wait())
    await asyncio.wait([running, done], timeout=30, return_when=asyncio.FIRST_COMPLETED)
    await bot.close()
    outcome = await asyncio.gather(running, return_exceptions=True)
    done.cancel()
    if bot.missing:
        for step in bot.missing:
            print(f"MISSING {step}")
        print(f"ERROR {outcome[0]!r}")
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python bot.py URL TOKEN")
    logging.basicConfig(level=logging.WARNING)
    sys.exit(asyncio.run(main(*sys.argv[1:])))
