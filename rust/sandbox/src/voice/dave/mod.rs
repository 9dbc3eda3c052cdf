//! Discord's end-to-end encryption, as the voice server and simulated users take part in it. It uses the MLS library itself, not the
//! crate that the client uses.
//!
//! [Protocol whitepaper](https://daveprotocol.com)

mod call;
mod delivery;
mod frame;
mod member;
mod message;
#[cfg(test)]
mod tests;

use openmls::prelude::*;

pub use call::{Call, CallFault};
use delivery::Delivery;
pub use frame::FrameKey;
use member::SimulatedMember;
pub use message::{Encoded, FromMember, ToMember};

use crate::id::Id;

/// The version of the protocol.
pub const VERSION: u16 = 1;

/// The cryptography of version 1.
const CIPHERSUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMP256_AES128GCM_SHA256_P256;

/// The group of a channel has the id of the channel.
fn group_id(channel: Id) -> GroupId {
    GroupId::from_slice(&channel.0.to_be_bytes())
}
