// Members and what is done with them: bans, voice, events, auto moderation. And the log of it all.

import {
  AuditLogEvent,
  AutoModerationActionType,
  AutoModerationRuleEventType,
  AutoModerationRuleTriggerType,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
} from "discord.js";

import { expect } from "./expect.mjs";

const names = (things) => [...things.values()].map((thing) => thing.name);

async function members({ guild, member }, did) {
  expect((await guild.members.fetch({ user: member("basil").id, force: true })).user.username, "basil");
  did("get member");
  expect([...(await guild.members.list({ limit: 2 })).values()].map((member) => member.user.username), ["ada", "sandy"]);
  did("list members");
  const found = await guild.members.search({ query: "fen", limit: 5 });
  expect(found.map((member) => member.user.username), ["fennel"]);
  did("search members");
  const basil = await member("basil").setNickname("Chef", "Promoted");
  expect(basil.nickname, "Chef");
  did("set nickname");
  await guild.members.editMe({ nick: "Crumb" });
  did("set own nickname");
  const dill = await member("dill").timeout(3_600_000, "Too loud");
  expect(dill.isCommunicationDisabled(), true);
  did("timeout");
  await member("clover").timeout(60_000);
  await member("clover").timeout(null, "Sorry");
  did("end timeout");
  await member("kale").kick("Never here");
  did("kick");
}

async function bans({ guild, member, channel }, did) {
  const ids = { ivy: member("ivy").id, juniper: member("juniper").id, laurel: member("laurel").id };
  await guild.members.ban(member("fennel"), { deleteMessageSeconds: 604_800, reason: "Spam" });
  did("ban with deletion");
  await guild.members.ban(ids.ivy, { reason: "By mistake" });
  const ban = await guild.bans.fetch(ids.ivy);
  expect([ban.user.username, ban.reason], ["ivy", "By mistake"]);
  did("get ban");
  const bans = await guild.bans.fetch();
  expect([...bans.values()].map((ban) => ban.user.username).sort(), ["fennel", "ivy"]);
  did("list bans");
  await guild.members.unban(ids.ivy, "Was a mistake");
  did("unban");
  const many = await guild.members.bulkBan([ids.juniper, ids.laurel], { reason: "Together" });
  expect(many.bannedUsers.length, 2);
  did("bulk ban");
  expect(await guild.members.prune({ days: 30, dry: true }), 0);
  did("count members to prune");
  expect(contents(await channel("showcase").messages.fetch()).includes("I would live there."), true);
}

const contents = (messages) => [...messages.values()].map((message) => message.content);

async function voice({ guild, member, channel }, did) {
  const elder = member("elder");
  expect((await guild.voiceStates.fetch(elder, { force: true })).channel.name, "Lounge");
  did("get voice state");
  await elder.voice.setChannel(channel("Focus"), "Quieter");
  did("move member to voice channel");
  await elder.voice.setMute(true, "Quiet");
  did("mute member");
  const stage = await channel("Tasting").createStageInstance({ topic: "Bread", sendStartNotification: false });
  expect(stage.topic, "Bread");
  did("create stage");
  await stage.edit({ topic: "Cake" });
  did("modify stage");
  expect((await guild.stageInstances.fetch(channel("Tasting"), { force: true })).topic, "Cake");
  did("get stage");
}

async function events({ guild, channel }, did) {
  const event = await guild.scheduledEvents.create({
    name: "Open day",
    description: "Come and see",
    entityType: GuildScheduledEventEntityType.External,
    entityMetadata: { location: "The bakery" },
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduledStartTime: new Date(Date.now() + 86_400_000),
    scheduledEndTime: new Date(Date.now() + 90_000_000),
    reason: "Once a year",
  });
  expect(event.entityMetadata.location, "The bakery");
  did("create external event");
  const voice = await guild.scheduledEvents.create({
    name: "Evening",
    entityType: GuildScheduledEventEntityType.Voice,
    channel: channel("Lounge"),
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduledStartTime: new Date(Date.now() + 86_400_000),
  });
  did("create voice event");
  await event.edit({ name: "Open house", reason: "Bigger" });
  did("modify event");
  expect(names(await guild.scheduledEvents.fetch()).sort(), ["Evening", "Open house"]);
  did("list events");
  expect((await event.fetchSubscribers()).size, 0);
  did("list event users");
  await voice.delete();
  did("delete event");
}

async function rules({ guild, channel, member }, did) {
  const rule = await guild.autoModerationRules.create({
    name: "No raisins",
    eventType: AutoModerationRuleEventType.MessageSend,
    triggerType: AutoModerationRuleTriggerType.Keyword,
    triggerMetadata: { keywordFilter: ["raisin", "raisins*"], allowList: ["praising"] },
    actions: [
      { type: AutoModerationActionType.BlockMessage, metadata: { customMessage: "Please not" } },
      { type: AutoModerationActionType.SendAlertMessage, metadata: { channel: channel("bot-corner") } },
    ],
    enabled: true,
    exemptChannels: [channel("recipes")],
    reason: "Taste",
  });
  expect(rule.triggerMetadata.keywordFilter, ["raisin", "raisins*"]);
  did("create auto moderation rule");
  await rule.edit({ name: "No raisins at all", enabled: false, reason: "Nobody did" });
  expect([rule.name, rule.enabled], ["No raisins at all", false]);
  did("modify auto moderation rule");
  const mentions = await guild.autoModerationRules.create({
    name: "Calm",
    eventType: AutoModerationRuleEventType.MessageSend,
    triggerType: AutoModerationRuleTriggerType.MentionSpam,
    triggerMetadata: { mentionTotalLimit: 4 },
    actions: [{ type: AutoModerationActionType.Timeout, metadata: { durationSeconds: 60 } }],
    enabled: true,
  });
  expect(names(await guild.autoModerationRules.fetch()).sort(), ["Calm", "No raisins at all"]);
  did("list auto moderation rules");
  await mentions.delete("All are");
  did("delete auto moderation rule");
}

async function log({ guild }, did) {
  const read = async (type) => [...(await guild.fetchAuditLogs({ type, limit: 20 })).entries.values()];
  const [banned] = (await read(AuditLogEvent.MemberBanRemove)).map((entry) => [entry.target.username, entry.reason]);
  expect(banned, ["ivy", "Was a mistake"]);
  const created = (await read(AuditLogEvent.RoleCreate)).map((entry) => entry.reason);
  expect(created, [null, "Bread is needed"]);
  const kicked = (await read(AuditLogEvent.MemberKick)).map((entry) => [entry.executor.username, entry.reason]);
  expect(kicked, [["sandy", "Never here"]]);
  did("read audit log");
}

export const all = [members, bans, voice, events, rules, log];
