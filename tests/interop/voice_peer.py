"""What the voice programs of discord.py and disnake have in common: python peer.py URL TOKEN CHANNEL OTHER SPOKEN HEARD

A bot joins a voice channel. It speaks the packets of the file SPOKEN, and writes those that it hears from the user OTHER to the file
HEARD. Each packet has its length before it, in two bytes, least significant first. The standard input says what to do: `code` prints the
privacy code of the call, `speak` speaks, and `quit` ends the program.
"""

import asyncio
import logging
import struct
import sys

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

SILENCE = b"\xf8\xff\xfe"


def read_packets(path: str) -> list[bytes]:
    with open(path, "rb") as file:
        content = file.read()
    packets = []
    while content:
        (length,) = struct.unpack_from("<H", content)
        packets.append(content[2 : 2 + length])
        content = content[2 + length :]
    return packets


def transport_decrypted(packet: bytes, key: bytes) -> bytes | None:
    """The frame in an RTP packet, or None if it is another packet."""
    if len(packet) < 12 or packet[0] >> 6 != 2 or packet[1] & 0x7F != 120:
        return None
    header = 12 + 4 * (packet[0] & 15)
    extension = 0
    if packet[0] & 0x10:
        extension = 4 * int.from_bytes(packet[header + 2 : header + 4], "big")
        header += 4
    nonce = packet[-4:] + bytes(20)
    return crypto_aead_xchacha20poly1305_ietf_decrypt(packet[header:-4], packet[:header], nonce, key)[extension:]


class Peer:
    """A voice client of a library. A subclass knows how the library decrypts."""

    def __init__(self, voice, other: int, spoken: str, heard: str) -> None:
        self.voice = voice
        self.other = other
        self.packets = read_packets(spoken)
        self.file = open(heard, "wb")
        self.done = asyncio.Event()

    def privacy_code(self) -> str | None:
        raise NotImplementedError

    def decrypt(self, frame: bytes) -> bytes | None:
        raise NotImplementedError

    def receive(self, packet: bytes) -> None:
        """A datagram came."""
        frame = transport_decrypted(packet, bytes(self.voice.secret_key))
        if frame is None or frame == SILENCE:
            return
        sound = self.decrypt(frame)
        if sound is None:
            print("ERROR a frame cannot be decrypted", flush=True)
        elif sound != SILENCE:
            self.file.write(struct.pack("<H", len(sound)) + sound)

    async def obey(self, source: type) -> None:
        """Does what the standard input says. `source` is the library's class of audio sources."""
        packets = self.packets

        class Packets(source):
            def __init__(self) -> None:
                self.left = iter(packets)

            def is_opus(self) -> bool:
                return True

            def read(self) -> bytes:
                return next(self.left, b"")

        loop = asyncio.get_running_loop()
        print("READY", flush=True)
        while True:
            order = (await loop.run_in_executor(None, sys.stdin.readline)).strip()
            if order == "code":
                print(f"CODE {self.privacy_code()}", flush=True)
            elif order == "speak":
                self.voice.play(Packets(), after=lambda error: print(f"SPOKEN {error or ''}", flush=True))
            else:
                break
        self.file.close()
        await self.voice.disconnect()


def run(library, make) -> None:
    """Logs in with a library, and joins. `make` makes the peer of its arguments."""
    url, token, channel, other, spoken, heard = sys.argv[1:]
    logging.basicConfig(level=logging.WARNING)
    library.http.Route.BASE = f"{url}/api/v10"
    intents = library.Intents.none()
    intents.guilds = True
    intents.voice_states = True

    class Bot(library.Client):
        async def on_ready(self) -> None:
            voice = await self.get_channel(int(channel)).connect()
            await make(voice, int(other), spoken, heard).obey(library.AudioSource)
            await self.close()

    Bot(intents=intents).run(token)
