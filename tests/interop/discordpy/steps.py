"""The steps a program has to see: prints PASS for each, and ends with 0 once all were seen, with 1 when one is missing
after half a minute. And the sandbox's own interface."""

import asyncio
import logging
import sys

import aiohttp
import discord
import yarl


class Bot(discord.Client):
    def __init__(self, url: str, intents: discord.Intents, steps: list[str]) -> None:
        super().__init__(intents=intents)
        self.url = url
        self.missing = list(steps)
        self.done = asyncio.Event()

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

    async def on_error(self, event: str, *args, **kwargs) -> None:
        logging.exception("in %s", event)


async def live(make, url: str, token: str) -> int:
    # The two addresses the library has: of the API, and of the gateway, which it does not ask the API for.
    discord.http.Route.BASE = f"{url}/api/v10"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/api/v10/gateway") as response:
            gateway = (await response.json())["url"]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)

    bot = make(url)
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


def run(make) -> None:
    """Lets a bot live that is made from the sandbox's address, by the program's arguments."""
    if len(sys.argv) != 3:
        sys.exit("usage: python PROGRAM URL TOKEN")
    logging.basicConfig(level=logging.WARNING)
    sys.exit(asyncio.run(live(make, *sys.argv[1:])))
