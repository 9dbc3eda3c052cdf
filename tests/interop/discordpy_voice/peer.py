"""discord.py, unpatched, in a voice channel of a sandbox. See ../voice_peer.py."""

import json
import sys
import urllib.request
from pathlib import Path

import davey
import discord
import yarl

sys.path.append(str(Path(__file__).parent.parent))
from voice_peer import Peer, run


class DiscordPyPeer(Peer):
    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        # There is no documented way to receive.
        self.voice._connection.add_socket_listener(self.receive)

    def privacy_code(self) -> str | None:
        return self.voice.voice_privacy_code

    def decrypt(self, frame: bytes) -> bytes | None:
        return self.voice._connection.dave_session.decrypt(self.other, davey.MediaType.audio, frame)


# The library does not ask the API for the address of the gateway.
with urllib.request.urlopen(f"{sys.argv[1]}/api/v10/gateway") as response:
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(json.load(response)["url"])
run(discord, DiscordPyPeer)
