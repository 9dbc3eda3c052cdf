// @discordjs/voice, unpatched, as a process that does what it is told, for the voice benchmark. See
// ../src/voice/program.rs for the orders.

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

import {
  NoSubscriberBehavior,
  StreamType,
  VoiceConnectionStatus,
  createAudioPlayer,
  createAudioResource,
  joinVoiceChannel,
} from "@discordjs/voice";
import prism from "prism-media";

const BITRATE = 96_000;
/** The samples in 20 ms of two channels, as bytes. */
const FRAME = 3840;
/** A frame whose loudest sample is louder is sound. */
const QUIET = 328;

const say = (line) => writeSync(1, `${line}\n`);

process.on("unhandledRejection", (error) => {
  say(`error ${error?.stack ?? error}`);
  process.exit(1);
});

const player = createAudioPlayer({
  behaviors: { noSubscriber: NoSubscriberBehavior.Pause, maxMissedFrames: 1_000_000 },
});
player.on("error", (error) => say(`error ${error}`));
let isListening = false;
let record = null;
let frames = 0;

/** The Opus packets of a DCA file. */
function packets(file) {
  const found = [];
  for (let at = 8 + file.readUInt32LE(4); at < file.length; ) {
    const length = file.readUInt16LE(at);
    found.push(file.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return found;
}

/** The samples of a file, a second at a time. */
function* seconds(file) {
  for (let at = 0; at < file.length; at += FRAME * 50) yield file.subarray(at, at + FRAME * 50);
}

/** Takes 20 ms of somebody. */
function hear(samples) {
  const values = new Int16Array(samples.buffer, samples.byteOffset, samples.length / 2);
  let isSound = false;
  for (const value of values) {
    if (value > QUIET || value < -QUIET) {
      isSound = true;
      break;
    }
  }
  if (isSound) frames += 1;
  if (record !== null) writeSync(record, samples);
}

function join(guildId, channelId, userId, sessionId, token, endpoint) {
  const connection = joinVoiceChannel({
    guildId,
    channelId,
    selfDeaf: false,
    adapterCreator: (methods) => {
      setImmediate(() => {
        methods.onVoiceStateUpdate({
          guild_id: guildId,
          channel_id: channelId,
          user_id: userId,
          session_id: sessionId,
        });
        methods.onVoiceServerUpdate({ guild_id: guildId, token, endpoint });
      });
      return { sendPayload: () => true, destroy: () => {} };
    },
  });
  connection.on("error", (error) => say(`error ${error}`));
  connection.once(VoiceConnectionStatus.Ready, () => say(`joined ${guildId}`));
  connection.subscribe(player);
  if (!isListening) return;
  const decoded = new Set();
  connection.receiver.speaking.on("start", (user) => {
    if (decoded.has(user)) return;
    decoded.add(user);
    const decoder = new prism.opus.Decoder({ rate: 48_000, channels: 2, frameSize: 960 });
    decoder.on("data", hear);
    decoder.on("error", (error) => say(`error ${error}`));
    connection.receiver.subscribe(user).on("error", (error) => say(`error ${error}`)).pipe(decoder);
  });
}

say(`name @discordjs/voice 0.19.2, ${prism.opus.Encoder.type ?? "opus"}`);

for await (const order of createInterface({ input: process.stdin })) {
  const [word, ...rest] = order.split(" ");
  if (word === "join") {
    join(...rest);
  } else if (word === "pcm") {
    const samples = Readable.from(seconds(readFileSync(rest[0])), { objectMode: false });
    const resource = createAudioResource(samples, { inputType: StreamType.Raw });
    resource.encoder.setBitrate(BITRATE);
    player.play(resource);
  } else if (word === "dca") {
    const music = Readable.from(packets(readFileSync(rest[0])));
    player.play(createAudioResource(music, { inputType: StreamType.Opus }));
  } else if (word === "listen") {
    isListening = true;
  } else if (word === "record") {
    isListening = true;
    record = openSync(rest[0], "w");
  } else if (word === "heard") {
    if (record !== null) fsyncSync(record);
    say(`heard ${frames}`);
  } else if (word === "quit") {
    break;
  } else {
    say(`error ${order} is no order`);
  }
}
if (record !== null) closeSync(record);
process.exit(0);
