//! Resume: a session takes up where its socket broke.

use serde_json::{Value, json};

use super::close::Close;
use super::identify::authenticate;
use super::link::Out;
use crate::state::State;

/// Replays what was missed and ends with RESUMED, or answers that the session is lost.
pub fn resume(state: &mut State, link: u64, data: &Value) -> Result<(), Close> {
    if state.hub.session_of(link).is_some() {
        return Err(Close::ALREADY_AUTHENTICATED);
    }
    let bot = authenticate(state, data)?;
    let id = data["session_id"].as_str().ok_or(Close::DECODE_ERROR)?;
    let seq = data["seq"].as_u64().ok_or(Close::DECODE_ERROR)?;

    let lost = || Out::Payload(r#"{"t":null,"s":null,"op":9,"d":false}"#.to_owned());
    let Some(session) = state.hub.session(id).filter(|session| session.bot == bot) else {
        state.hub.send(link, lost());
        return Ok(());
    };
    if seq > session.seq {
        state.hub.end_session(id);
        state.bot_left_gateway(bot);
        return Err(Close::INVALID_SEQ);
    }
    let Some(missed) = session.missed_since(seq) else {
        state.hub.end_session(id);
        state.hub.send(link, lost());
        state.bot_left_gateway(bot);
        return Ok(());
    };
    for (seq, event) in missed {
        state.hub.send(link, Out::Dispatch { seq, event });
    }
    state.hub.attach(link, id);
    state.hub.tell(
        id,
        "RESUMED",
        &json!({ "_trace": ["[\"gateway-sandbox\",{\"micros\":0.0}]"] }),
    );
    Ok(())
}
