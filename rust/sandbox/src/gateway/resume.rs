//! Resume: a session takes up where its socket broke.

use serde_json::{Value, json};

use super::close::Close;
use super::identify::authenticate;
use super::socket::SocketCommand;
use crate::state::State;

/// Replays what was missed and ends with RESUMED, or answers that the session is lost.
pub fn resume(state: &mut State, socket: u64, data: &Value) -> Result<(), Close> {
    if state.sessions.session_of(socket).is_some() {
        return Err(Close::ALREADY_AUTHENTICATED);
    }
    let bot = authenticate(state, data)?;
    let id = data["session_id"].as_str().ok_or(Close::DECODE_ERROR)?;
    let seq = data["seq"].as_u64().ok_or(Close::DECODE_ERROR)?;

    let lost = || SocketCommand::op(9, "false");
    let session = state.sessions.session(id);
    let Some(session) = session.filter(|session| session.bot == bot) else {
        state.sessions.send(socket, lost());
        return Ok(());
    };
    if seq > session.seq {
        state.sessions.end_session(id);
        state.bot_left_gateway(bot);
        return Err(Close::INVALID_SEQ);
    }
    let Some(missed) = session.missed_since(seq) else {
        state.sessions.end_session(id);
        state.sessions.send(socket, lost());
        state.bot_left_gateway(bot);
        return Ok(());
    };
    for (seq, event) in missed {
        let dispatch = SocketCommand::Dispatch { seq, event };
        state.sessions.send(socket, dispatch);
    }
    state.sessions.attach(socket, id);
    let resumed = json!({ "_trace": ["[\"gateway-sandbox\",{\"micros\":0.0}]"] });
    state.sessions.send_to(id, "RESUMED", &resumed);
    Ok(())
}
