"""disnake, unpatched, in a voice channel of a sandbox. See ../voice_peer.py."""

import asyncio
import sys
from pathlib import Path

import dave
import disnake

sys.path.append(str(Path(__file__).parent.parent))
from voice_peer import Peer, run


class DisnakePeer(Peer):
    """disnake does not receive: its libdave does."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self.decryptor = dave.Decryptor()
        self.code = None
        self.reading = asyncio.create_task(self.read())

    async def read(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self.receive(await loop.sock_recv(self.voice.socket, 2048))

    def privacy_code(self) -> str | None:
        return self.voice.dave.voice_privacy_code

    def decrypt(self, frame: bytes) -> bytes | None:
        code = self.privacy_code()
        if code != self.code:
            self.code = code
            ratchet = self.voice.dave._session.get_key_ratchet(str(self.other))
            self.decryptor.transition_to_key_ratchet(ratchet)
        return self.decryptor.decrypt(dave.MediaType.audio, frame)


run(disnake, DisnakePeer)
