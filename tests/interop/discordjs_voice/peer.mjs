// @discordjs/voice, unpatched, in a voice channel of a sandbox: node peer.mjs URL TOKEN CHANNEL OTHER SPOKEN HEARD
// See ../voice_peer.py for what it does.

import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

import {
  AudioPlayerStatus,
  StreamType,
  VoiceConnectionStatus,
  createAudioPlayer,
  createAudioResource,
  entersState,
  joinVoiceChannel,
} from "@discordjs/voice";
import { Client, Events, GatewayIntentBits } from "discord.js";

const [url, token, channelId, other, spoken, heard] = process.argv.slice(2);
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

process.on("unhandledRejection", (error) => {
  console.log(`ERROR ${error?.stack ?? error}`);
  process.exit(1);
});

function packets() {
  const content = readFileSync(spoken);
  const found = [];
  for (let at = 0; at < content.length; ) {
    const length = content.readUInt16LE(at);
    found.push(content.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return found;
}

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
  rest: { api: `${url}/api`, version: "10" },
});
await client.login(token);
if (!client.isReady()) await new Promise((resolve) => client.once(Events.ClientReady, resolve));

const channel = await client.channels.fetch(channelId);
const connection = joinVoiceChannel({
  channelId,
  guildId: channel.guild.id,
  adapterCreator: channel.guild.voiceAdapterCreator,
  selfDeaf: false,
});
connection.on("error", (error) => console.log(`ERROR ${error}`));

const file = openSync(heard, "w");
connection.receiver.speaking.on("start", (user) => {
  if (user !== other || connection.receiver.subscriptions.has(user)) return;
  const stream = connection.receiver.subscribe(user);
  stream.on("error", (error) => console.log(`ERROR ${error}`));
  stream.on("data", (packet) => {
    if (packet.equals(SILENCE)) return;
    const length = Buffer.alloc(2);
    length.writeUInt16LE(packet.length);
    writeSync(file, Buffer.concat([length, packet]));
  });
});

const player = createAudioPlayer();
player.on("error", (error) => console.log(`ERROR ${error}`));
connection.subscribe(player);
await entersState(connection, VoiceConnectionStatus.Ready, 30_000);
console.log("READY");

for await (const order of createInterface({ input: process.stdin })) {
  if (order === "code") {
    console.log(`CODE ${connection.voicePrivacyCode}`);
  } else if (order === "speak") {
    player.play(createAudioResource(Readable.from(packets()), { inputType: StreamType.Opus }));
    player.once(AudioPlayerStatus.Idle, () => console.log("SPOKEN"));
  } else {
    break;
  }
}
closeSync(file);
connection.destroy();
await client.destroy();
process.exit(0);
