//! The place of a connection's group, which is away while the worker has it.

use std::collections::VecDeque;

use crate::dave::{DaveGroup, DaveMessage};

/// The most messages that wait for the group. A server that sends more is broken.
const MAX_MESSAGES: usize = 1024;

/// A group, and the messages for it that wait.
#[derive(Debug)]
pub(crate) struct DaveSlot {
    group: Option<DaveGroup>,
    messages: VecDeque<DaveMessage>,
}

impl DaveSlot {
    pub fn new(group: DaveGroup) -> Self {
        Self {
            group: Some(group),
            messages: VecDeque::new(),
        }
    }

    /// The group, unless it is away.
    pub fn group(&self) -> Option<&DaveGroup> {
        self.group.as_ref()
    }

    /// The group, unless it is away.
    pub fn group_mut(&mut self) -> Option<&mut DaveGroup> {
        self.group.as_mut()
    }

    /// Adds a message, to be handled after all others.
    pub fn push(&mut self, message: DaveMessage) {
        if message == DaveMessage::Reset {
            // What was for the last session is of no use.
            self.messages.clear();
        }
        if self.messages.len() < MAX_MESSAGES {
            self.messages.push_back(message);
        } else {
            tracing::warn!("too many messages for the end-to-end encryption wait");
        }
    }

    /// The next message and the group, if the message is handled quickly and the group is here.
    pub fn next_quick(&mut self) -> Option<(&mut DaveGroup, DaveMessage)> {
        let group = self.group.as_mut()?;
        let message = self
            .messages
            .pop_front_if(|message| DaveGroup::is_quick(message))?;
        Some((group, message))
    }

    /// Takes the group away for the next message.
    pub fn take_slow(&mut self) -> Option<(DaveGroup, DaveMessage)> {
        self.group.as_ref()?;
        let message = self.messages.pop_front()?;
        Some((self.group.take()?, message))
    }

    /// Whether the session of the group is over.
    pub fn is_reset_pending(&self) -> bool {
        self.messages.front() == Some(&DaveMessage::Reset)
    }

    /// Puts the group back.
    pub fn put_back(&mut self, group: DaveGroup) {
        self.group = Some(group);
    }
}

#[cfg(test)]
mod tests {
    use discord_model::Id;

    use super::*;

    #[test]
    fn messages_are_handled_in_order_while_the_group_comes_and_goes() {
        let mut slot = DaveSlot::new(DaveGroup::new(Id::new(1)));
        let quick = DaveMessage::ClientDisconnect(Id::new(2));
        let slow = DaveMessage::Proposals(vec![0]);
        for message in [&quick, &slow, &quick, &slow] {
            slot.push(message.clone());
        }
        assert_eq!(
            slot.next_quick().map(|(_, message)| message),
            Some(quick.clone())
        );
        assert!(slot.next_quick().is_none());
        let (group, message) = slot.take_slow().unwrap();
        assert_eq!(message, slow);
        assert!(
            slot.group().is_none() && slot.next_quick().is_none() && slot.take_slow().is_none()
        );
        slot.put_back(group);
        assert!(slot.next_quick().is_some());
        let (group, _) = slot.take_slow().unwrap();
        // A new session makes what waits worthless.
        slot.push(slow.clone());
        assert!(!slot.is_reset_pending());
        slot.push(DaveMessage::Reset);
        assert!(slot.is_reset_pending());
        slot.put_back(group);
        assert_eq!(
            slot.next_quick().map(|(_, message)| message),
            Some(DaveMessage::Reset)
        );
        assert!(slot.take_slow().is_none());
    }
}
