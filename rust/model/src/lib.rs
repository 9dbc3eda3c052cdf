//! What Discord says: ids, intents, permissions, entities and events, with a decoding that never loses more than the
//! field it cannot read. Data only; no I/O.

mod token;

pub use token::Token;
