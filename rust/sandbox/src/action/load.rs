//! Load: many messages, and many events of different types.

use super::*;
use crate::change::MixedTraffic;
use crate::state::Core;
use crate::world::Message;

/// The lock is released after so many messages or events, so that others can use the state.
const TURN: u32 = 256;
/// The maximum number of messages.
const MOST_MESSAGES: u32 = 1_000_000;
/// The maximum number of events of different types: all are held in memory.
const MOST_EVENTS: u32 = 200_000;

fn check_count(count: u32, most: u32) -> Result<(), ActionError> {
    ActionError::invalid_if(count > most, &format!("count must be at most {most}"))
}

pub fn burst(core: &Core, action: Burst) -> Outcome {
    check_count(action.count, MOST_MESSAGES)?;
    let text = action.content.as_deref().unwrap_or("message");
    let (mut first, mut last) = (None, None);
    for turn in (0..action.count).step_by(TURN as usize) {
        let mut state = core.lock();
        let (channel, author) = (state.channel(&action.channel)?, state.user(&action.author)?);
        for number in turn..action.count.min(turn + TURN) {
            let draft = Message {
                content: format!("{text} {number}"),
                ..Message::default()
            };
            // A message that auto moderation blocks has no id.
            last = state.write_message(author, channel, draft).unwrap_or(last);
            first = first.or(last);
        }
    }
    Ok(json!({ "count": action.count, "first_id": first, "last_id": last }))
}

pub fn mixed(core: &Core, action: Mixed) -> Outcome {
    check_count(action.count, MOST_EVENTS)?;
    let stream = MixedTraffic::new(&mut core.lock().world, action.seed);
    let mut stream = stream.or_invalid("no guild has members")?;
    let events: Vec<_> = (0..action.count).map(|_| stream.step()).collect();
    let mut events = events.into_iter().peekable();
    while events.peek().is_some() {
        let mut state = core.lock();
        for event in events.by_ref().take(TURN as usize) {
            state.emit(event);
        }
    }
    Ok(json!({ "count": action.count }))
}
