//! Making new inputs of old ones.

use fastrand::Rng;

/// The longest input.
pub const LONGEST: usize = 16 << 10;

/// What is put where something else stood. In JSON most of it is a value; in compressed data it does no harm.
const TOKENS: [&[u8]; 28] = [
    b"null",
    b"true",
    b"false",
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"4294967296",
    b"9223372036854775808",
    b"18446744073709551615",
    b"18446744073709551616",
    b"1e999",
    b"0.5",
    b"\"\"",
    b"\"0\"",
    b"\"18446744073709551615\"",
    b"\"\\ud83d\"",
    b"\"\\u0000\"",
    b"\"2026-11-22T09:41:07.532000+00:00\"",
    b"[]",
    b"{}",
    b"[null]",
    b"[{}]",
    b"[[[[[[[[",
    b"{\"id\":\"1\"}",
    b"{\"\":{\"\":{\"\":{}}}}",
    b"\x00\x00\xff\xff",
];

/// Changes `input` once. `other` is another input to take pieces of.
pub fn mutate(input: &mut Vec<u8>, other: &[u8], random: &mut Rng) {
    if input.is_empty() {
        input.extend_from_slice(other);
    }
    match random.u8(..10) {
        0 => {
            let at = random.usize(..input.len().max(1));
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << random.u8(..8);
            }
        }
        1 => {
            let at = random.usize(..input.len().max(1));
            if let Some(byte) = input.get_mut(at) {
                *byte = random.u8(..);
            }
        }
        2 => {
            let piece = piece(input, random);
            input.drain(piece);
        }
        3 => {
            let copy = input[piece(input, random)].to_vec();
            insert(input, &copy, random);
        }
        4 => {
            let copy = other[piece(other, random)].to_vec();
            insert(input, &copy, random);
        }
        5 => insert(input, token(random), random),
        6 => input.truncate(random.usize(..=input.len())),
        7 => {
            // The name of the event.
            let (head, rest) = (line(other), line(input));
            input.splice(..rest, other[..head].iter().copied());
        }
        8 => {
            let at = value(input, random);
            input.splice(at, token(random).iter().copied());
        }
        _ => {
            let at = value(input, random);
            input.splice(at, other[value(other, random)].iter().copied());
        }
    }
    input.truncate(LONGEST);
}

fn token(random: &mut Rng) -> &'static [u8] {
    TOKENS[random.usize(..TOKENS.len())]
}

fn insert(input: &mut Vec<u8>, what: &[u8], random: &mut Rng) {
    let at = random.usize(..=input.len());
    input.splice(at..at, what.iter().copied());
}

/// Some bytes in a row, mostly few.
fn piece(bytes: &[u8], random: &mut Rng) -> std::ops::Range<usize> {
    let start = random.usize(..=bytes.len());
    let most = if random.u8(..4) == 0 { 4096 } else { 16 };
    start..bytes.len().min(start + random.usize(..most))
}

/// The length of the first line, without its end.
fn line(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    end.unwrap_or(0)
}

/// Some value of the JSON text, or nothing if it is none.
fn value(bytes: &[u8], random: &mut Rng) -> std::ops::Range<usize> {
    let from = random.usize(..=bytes.len());
    let begins = |byte: &u8| matches!(byte, b':' | b',' | b'[' | b'\n');
    let Some(before) = bytes[from..].iter().position(begins) else {
        return from..from;
    };
    let start = from + before + 1;
    start..start + extent(&bytes[start..])
}

/// The length of the JSON value at the beginning of `bytes`.
fn extent(bytes: &[u8]) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' | b',' if depth == 0 => return at,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}
