//! Numbers written as text, as all of Discord's ids are.

/// Reads up to 19 digits and nothing else, eight at a time.
pub(crate) fn natural(text: &str) -> Option<u64> {
    let mut rest = text.as_bytes();
    if rest.is_empty() || rest.len() > 19 {
        return None;
    }
    let mut value = 0;
    while let Some((eight, behind)) = rest.split_first_chunk() {
        value = value * 100_000_000 + eight_digits(u64::from_le_bytes(*eight))?;
        rest = behind;
    }
    rest.iter().try_fold(value, |value, digit| {
        let digit = digit.wrapping_sub(b'0');
        (digit < 10).then(|| value * 10 + u64::from(digit))
    })
}

/// Eight digits, the first in the lowest byte: pairs are made of them, fours of pairs, and one number of fours.
fn eight_digits(text: u64) -> Option<u64> {
    let digits = text ^ 0x3030_3030_3030_3030;
    let beyond_nine = digits.wrapping_add(0x7676_7676_7676_7676) | digits;
    if beyond_nine & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = (digits.wrapping_mul(10 << 8 | 1) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(10_000 << 32 | 1) >> 32)
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn reads_what_the_standard_library_reads() {
        for text in [
            "0",
            "7",
            "007",
            "12345678",
            "99999999",
            "123456789",
            "80351110224678912",
            "1234567890123456789",
            "9999999999999999999",
        ] {
            assert_eq!(natural(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn leaves_all_else() {
        for text in [
            "",
            "+1",
            "-1",
            "1 ",
            "1234567x",
            "x2345678",
            "1:345678",
            "12/45678",
            "\u{e4}345678",
            "12345678901234567890",
        ] {
            assert_eq!(natural(text), None, "{text}");
        }
    }
}
