//! Binary messages of the voice gateway, all of which belong to the DAVE protocol.

use discord_model::VoiceOpcode;

/// A binary message of the server: a sequence number of two bytes, an opcode, and the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerMessage<'a> {
    /// The sequence number, to be acknowledged.
    pub sequence: u16,
    /// What the message is.
    pub opcode: VoiceOpcode,
    /// The rest.
    pub content: &'a [u8],
}

impl<'a> ServerMessage<'a> {
    /// Reads a message. `None` if it is too short.
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let (sequence, rest) = message.split_first_chunk()?;
        let (opcode, content) = rest.split_first()?;
        Some(Self {
            sequence: u16::from_be_bytes(*sequence),
            opcode: VoiceOpcode(*opcode),
            content,
        })
    }
}

/// A binary message of the client, which has no sequence number.
pub fn client_message(opcode: VoiceOpcode, parts: &[&[u8]]) -> Vec<u8> {
    let mut message = vec![opcode.0];
    parts
        .iter()
        .for_each(|part| message.extend_from_slice(part));
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layout is from Discord's documentation, "Binary Websocket Messages".
    #[test]
    fn the_server_numbers_its_messages_and_the_client_does_not() {
        assert_eq!(
            ServerMessage::read(&[1, 2, 25, 9, 8]),
            Some(ServerMessage {
                sequence: 0x0102,
                opcode: VoiceOpcode::DAVE_MLS_EXTERNAL_SENDER,
                content: &[9, 8],
            })
        );
        assert_eq!(
            client_message(VoiceOpcode::DAVE_MLS_KEY_PACKAGE, &[&[7], &[6]]),
            [26, 7, 6]
        );
    }

    #[test]
    fn short_messages_are_refused() {
        for message in [&[][..], &[1], &[1, 2]] {
            assert_eq!(ServerMessage::read(message), None);
        }
        assert!(ServerMessage::read(&[0, 0, 27]).is_some());
    }
}
