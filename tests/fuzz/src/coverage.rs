//! Which code an input reached: the compiler keeps a counter for each piece of code between two branches.

use std::sync::{Mutex, PoisonError};

/// Where the counters lie. Filled before `main`, by the program's own start.
static REGIONS: Mutex<Vec<Region>> = Mutex::new(Vec::new());

#[derive(Clone, Copy)]
struct Region {
    start: usize,
    length: usize,
}

/// Called by each instrumented part of the program when the program starts.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, stop: *mut u8) {
    let region = Region {
        start: start as usize,
        length: stop as usize - start as usize,
    };
    let mut regions = REGIONS.lock().unwrap_or_else(PoisonError::into_inner);
    if !regions.iter().any(|known| known.start == region.start) {
        regions.push(region);
    }
}

/// Called likewise, with a table nobody reads here.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_pcs_init(_start: *const usize, _stop: *const usize) {}

/// So many counters are passed over at once, if they are all zero.
const BLOCK: usize = 256;

const NOTHING: [u8; BLOCK] = [0; BLOCK];

/// What all inputs so far have reached.
pub struct Coverage {
    regions: Vec<Region>,
    /// One bit for each order of magnitude a counter was seen at.
    seen: Vec<u8>,
}

impl Coverage {
    pub fn new() -> Self {
        let regions = REGIONS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let length = regions.iter().map(|region| region.length).sum();
        Self {
            regions,
            seen: vec![0; length],
        }
    }

    /// How many counters have been reached: none if the program was built without.
    pub fn reached(&self) -> usize {
        self.seen.iter().filter(|seen| **seen != 0).count()
    }

    /// Sets all counters to zero.
    pub fn reset(&self) {
        for region in &self.regions {
            // SAFETY: the counters are static memory of this program, and no other thread runs instrumented code.
            unsafe { std::ptr::write_bytes(region.start as *mut u8, 0, region.length) };
        }
    }

    /// Whether something new was reached since the reset.
    pub fn has_news(&mut self) -> bool {
        let mut news = false;
        let mut seen = &mut self.seen[..];
        for region in &self.regions {
            // SAFETY: as in `reset`; nothing counts while the slice lives but this very loop, which needs no exactness.
            let counters =
                unsafe { std::slice::from_raw_parts(region.start as *const u8, region.length) };
            let (here, rest) = seen.split_at_mut(region.length);
            seen = rest;
            for (counts, seen) in counters.chunks(BLOCK).zip(here.chunks_mut(BLOCK)) {
                // Most of the program is not reached by an input.
                if *counts == NOTHING[..counts.len()] {
                    continue;
                }
                for (count, seen) in counts.iter().zip(seen) {
                    let magnitude = magnitude(*count);
                    news |= magnitude & !*seen != 0;
                    *seen |= magnitude;
                }
            }
        }
        news
    }
}

/// The order of magnitude of a count, as one bit: 1, 2, 3, up to 7, 15, 31, 127, and beyond.
fn magnitude(count: u8) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        4..=7 => 8,
        8..=15 => 16,
        16..=31 => 32,
        32..=127 => 64,
        128.. => 128,
    }
}
