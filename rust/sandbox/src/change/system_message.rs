//! System messages, whose author is the user who did something.

use super::*;

/// The types of these messages.
const CHANNEL_NAME_CHANGE: u64 = 4;
const CHANNEL_PINNED_MESSAGE: u64 = 6;
const THREAD_CREATED: u64 = 18;

impl State {
    /// Announces in a channel that a user pinned a message.
    pub fn announce_pin(&mut self, user: Id, channel: Id, message: Id) {
        let pin = Some((channel, Some(message)));
        let notice = Message::notice(CHANNEL_PINNED_MESSAGE, "", pin);
        self.create_message(user, channel, notice);
    }

    /// Announces in a thread that a user renamed it. In other channels of guilds this is not announced.
    pub fn announce_new_name(&mut self, user: Id, thread: Id) {
        let found = self.world.channel(thread);
        let Some(found) = found.filter(|channel| channel.is_thread()) else {
            return;
        };
        let notice = Message::notice(CHANNEL_NAME_CHANGE, found.name(), None);
        self.create_message(user, thread, notice);
    }

    /// Announces in the parent channel that a user created a thread without a message. Private threads are not announced.
    pub fn announce_thread(&mut self, user: Id, thread: Id) -> Option<()> {
        let found = self.world.channel(thread)?;
        let above = found.parent_id?;
        if found.kind == kind::PRIVATE_THREAD {
            return None;
        }
        let notice = Message::notice(THREAD_CREATED, found.name(), Some((thread, None)));
        self.create_message(user, above, notice).map(|_| ())
    }

    /// Binds a thread to the message it began from: the message shows that it has one, and the thread begins with a
    /// message that points back.
    pub fn link_thread(&mut self, user: Id, channel: Id, message: Id) -> Option<()> {
        let source = self.world.message_mut((channel, message))?;
        source.flags |= HAS_THREAD;
        let author = source.author;
        self.announce_message_update(channel, message, author);
        let first = Message::notice(THREAD_STARTER_MESSAGE, "", Some((channel, Some(message))));
        // A thread that began from a message has the message's id.
        self.create_message(user, message, first).map(|_| ())
    }

    /// A new thread: THREAD_CREATE is sent to its bots, with the message it begins with if it is a post.
    pub(super) fn announce_new_thread(&mut self, thread: Id) {
        let Some(found) = self.world.channel(thread) else {
            return;
        };
        // Only the owner is a thread member.
        let mut payload = self.world.render_channel(found, None);
        payload["newly_created"] = json!(true);
        self.emit(Event::channel("THREAD_CREATE", thread, payload));
    }
}
