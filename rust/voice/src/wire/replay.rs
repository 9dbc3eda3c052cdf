//! A replay window over the sequence numbers of a source (RFC 3711, section 3.3.2).

/// How far behind the newest packet another may be. Discord's jitter is far below the 20 s that this is.
const WINDOW: u64 = 1024;

/// The words of the bitmap.
const WORDS: usize = (WINDOW / 64) as usize;

/// Which packets of a source have arrived.
#[derive(Clone, Debug, Default)]
pub struct ReplayWindow {
    /// The extended sequence number of the newest packet, plus one.
    next: u64,
    /// A bit for each sequence number, modulo the size of the window.
    seen: [u64; WORDS],
}

impl ReplayWindow {
    /// Records the packet with this sequence number. Returns whether it is new, neither a duplicate nor too old.
    ///
    /// Call it only for a packet that is authentic: a forged sequence number would move the window.
    pub fn accept(&mut self, sequence: u16) -> bool {
        let Some(newest) = self.next.checked_sub(1) else {
            // A first packet may be followed by an earlier one that took longer.
            self.next = (1 << 16) + u64::from(sequence) + 1;
            return self.mark(self.next - 1);
        };
        let index = extend(sequence, newest);
        if index > newest {
            // No more than the whole window is to be cleared.
            let first = (newest + 1).max(index.saturating_sub(WINDOW - 1));
            (first..=index).for_each(|index| self.clear(index));
            self.next = index + 1;
        } else if newest - index >= WINDOW {
            return false;
        }
        self.mark(index)
    }

    /// Sets the bit of an index. Returns whether it was clear.
    fn mark(&mut self, index: u64) -> bool {
        let Some((word, bit)) = self.bit(index) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn clear(&mut self, index: u64) {
        if let Some((word, bit)) = self.bit(index) {
            *word &= !bit;
        }
    }

    fn bit(&mut self, index: u64) -> Option<(&mut u64, u64)> {
        let position = index % WINDOW;
        let word = self.seen.get_mut((position / 64) as usize)?;
        Some((word, 1 << (position % 64)))
    }
}

/// The extended sequence number closest to `newest` (RFC 3711, section 3.3.1 and appendix A).
fn extend(sequence: u16, newest: u64) -> u64 {
    let ahead = sequence.wrapping_sub(newest as u16);
    if ahead < 1 << 15 {
        newest + u64::from(ahead)
    } else {
        newest.saturating_sub((1 << 16) - u64::from(ahead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packet_is_accepted_once_in_any_order() {
        let mut window = ReplayWindow::default();
        for sequence in [5, 3, 4, 10, 9] {
            assert!(window.accept(sequence), "{sequence}");
        }
        for sequence in [5, 3, 4, 10, 9] {
            assert!(!window.accept(sequence), "{sequence}");
        }
        assert!(window.accept(8));
    }

    /// The pseudocode of RFC 3711, appendix A: an index is guessed so that it is closest to the newest.
    #[test]
    fn sequence_numbers_wrap() {
        let mut window = ReplayWindow::default();
        for sequence in [65_534, 1, 65_535, 0] {
            assert!(window.accept(sequence), "{sequence}");
        }
        assert!(!window.accept(65_535));
        assert_eq!(extend(0, 65_535), 65_536);
        assert_eq!(extend(65_535, 65_536), 65_535);
        assert_eq!(extend(32_767, 65_536), 65_536 + 32_767);
        assert_eq!(extend(32_768, 65_536), 32_768);
    }

    #[test]
    fn what_is_older_than_the_window_is_refused() {
        let mut window = ReplayWindow::default();
        assert!(window.accept(5000));
        assert!(window.accept(5000 - 1023));
        assert!(!window.accept(5000 - 1024));
        assert!(window.accept(6000));
        assert!(!window.accept(5000 - 24));
        assert!(window.accept(5001));
        assert!(!window.accept(5000));
    }

    #[test]
    fn many_rounds_accept_each_packet_once() {
        let mut window = ReplayWindow::default();
        for index in 0..200_000_u32 {
            let sequence = index as u16;
            assert!(window.accept(sequence), "{index}");
            assert!(!window.accept(sequence), "{index}");
            assert!(
                index == 0 || !window.accept(sequence.wrapping_sub(1)),
                "{index}"
            );
        }
    }
}
