//! The position in a list that is fetched page by page. It does no I/O: the caller sends the requests and reads the
//! responses.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use discord_model::{Encode, Timestamp};
use serde_json::Value;

/// The direction of paging, named after the query parameter with the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageDirection {
    /// Towards smaller ids or earlier times.
    Before,
    /// Towards larger ids or later times.
    After,
}

impl PageDirection {
    /// Returns the name of the query parameter.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Returns the order of two keys in this direction.
    fn order(self, one: PageKey, other: PageKey) -> Ordering {
        match self {
            Self::Before => other.cmp(&one),
            Self::After => one.cmp(&other),
        }
    }
}

/// The sort key of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKey {
    /// An id, such as that of a message.
    Id(u64),
    /// A time, such as that when a thread was archived.
    Time(Timestamp),
}

impl PageKey {
    /// Returns the key as a value of the query parameter. Times keep their microseconds, since entries of the same
    /// second would be skipped or repeated otherwise.
    pub fn to_json(self) -> Value {
        match self {
            Self::Id(id) => id.to_string().into(),
            Self::Time(time) => time.encode(true),
        }
    }
}

/// The position in a list that is fetched page by page.
///
/// The next page begins at the entry that is farthest in the direction of paging. That is not always the last entry of
/// a page: Discord lists bans in ascending order and messages in descending order, in both directions of paging.
#[derive(Debug, Clone)]
pub struct Paginator {
    direction: PageDirection,
    /// The minimum and the maximum number of entries of one request.
    sizes: RangeInclusive<u64>,
    /// The key of the last entry that was returned, or the one to begin after.
    cursor: Option<PageKey>,
    /// The key to end before. This entry is not returned.
    end: Option<PageKey>,
    /// The number of entries that are still to be returned. `None` if there is no limit.
    remaining: Option<u64>,
    ended: bool,
}

impl Paginator {
    /// Creates a paginator before the first page. `sizes` are the smallest and the largest `limit` that Discord
    /// accepts, `limit` is the total number of entries to return.
    pub fn new(direction: PageDirection, sizes: RangeInclusive<u64>, limit: Option<u64>) -> Self {
        Self {
            direction,
            sizes,
            cursor: None,
            end: None,
            remaining: limit,
            ended: limit == Some(0),
        }
    }

    /// Begins after this key, which is not part of the list.
    pub fn starting_at(mut self, start: Option<PageKey>) -> Self {
        self.cursor = start;
        self
    }

    /// Ends before this key, which is not part of the list.
    pub fn ending_at(mut self, end: Option<PageKey>) -> Self {
        self.end = end;
        self
    }

    /// Returns the direction of paging.
    pub fn direction(&self) -> PageDirection {
        self.direction
    }

    /// Returns whether there may be another page. Also returns false after [`fail`](Self::fail).
    pub fn has_next(&self) -> bool {
        !self.ended
    }

    /// Returns the cursor of the next page.
    pub fn cursor(&self) -> Option<PageKey> {
        self.cursor
    }

    /// Returns the `limit` of the next request. It may be greater than the number of remaining entries, since some
    /// lists have a minimum.
    pub fn page_size(&self) -> u64 {
        let (least, most) = (*self.sizes.start(), *self.sizes.end());
        self.remaining.unwrap_or(most).clamp(least, most)
    }

    /// Ends paging, since a page could not be fetched. The same page may be requested once more; if that succeeds,
    /// paging continues.
    pub fn fail(&mut self) {
        self.ended = true;
    }

    /// Handles the page that was requested, by the keys of its entries. `has_more` is the field of the response about further pages, if
    /// there is one. Returns which entries are part of the list, in their order: those that were not returned before, that are before the
    /// end, and that are within the limit.
    pub fn accept(&mut self, keys: &[Option<PageKey>], has_more: Option<bool>) -> Vec<usize> {
        let is_full = keys.len() as u64 >= self.page_size();
        let mut fresh: Vec<(PageKey, usize)> = keys
            .iter()
            .enumerate()
            .filter_map(|(index, key)| Some(((*key)?, index)))
            .filter(|(key, _)| self.is_beyond(*key, self.cursor))
            .collect();
        fresh.sort_by(|(one, _), (other, _)| self.direction.order(*one, *other));
        let all = fresh.len();
        fresh.retain(|(key, _)| self.is_in_front_of_end(*key));
        let reached_end = fresh.len() < all;
        let mut kept: Vec<usize> = fresh.iter().map(|(_, index)| *index).collect();
        // Entries with the same key are returned with the page that they are in.
        kept.extend((0..keys.len()).filter(|index| keys[*index].is_none()));
        if let Some(remaining) = &mut self.remaining {
            kept.truncate(usize::try_from(*remaining).unwrap_or(usize::MAX));
            *remaining -= kept.len() as u64;
        }
        kept.sort_unstable();
        // A server that ignores the cursor returns the same page forever. A page without new entries means the end.
        self.ended = fresh.is_empty()
            || reached_end
            || self.remaining == Some(0)
            || !has_more.unwrap_or(is_full);
        if let Some((farthest, _)) = fresh.last() {
            self.cursor = Some(*farthest);
        }
        kept
    }

    /// Returns whether a key is after another one in the direction of paging.
    fn is_beyond(&self, key: PageKey, other: Option<PageKey>) -> bool {
        other.is_none_or(|other| self.direction.order(key, other) == Ordering::Greater)
    }

    fn is_in_front_of_end(&self, key: PageKey) -> bool {
        self.end
            .is_none_or(|end| self.direction.order(key, end) == Ordering::Less)
    }
}

#[cfg(test)]
mod tests {
    use super::PageDirection::{After, Before};
    use super::*;

    /// The order in which a server lists the entries of a page.
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Listed {
        Ascending,
        Descending,
    }

    /// Returns the response that Discord documents for bans and messages: `before` returns the entries just below the
    /// cursor, `after` those just above it, and the page is sorted the same way for both.
    fn response(all: &[u64], listed: Listed, paginator: &Paginator) -> Vec<u64> {
        let limit = paginator.page_size() as usize;
        let cursor = paginator.cursor().map(|key| match key {
            PageKey::Id(id) => id,
            PageKey::Time(time) => time.micros() as u64,
        });
        let is_wanted = |id: u64| match paginator.direction() {
            Before => cursor.is_none_or(|end| id < end),
            After => cursor.is_none_or(|end| id > end),
        };
        let mut page: Vec<u64> = all.iter().copied().filter(|id| is_wanted(*id)).collect();
        match paginator.direction() {
            Before => drop(page.drain(..page.len().saturating_sub(limit))),
            After => page.truncate(limit),
        }
        if listed == Listed::Descending {
            page.reverse();
        }
        page
    }

    /// Reads a whole list, page by page.
    fn read(all: &[u64], listed: Listed, mut paginator: Paginator) -> Vec<u64> {
        let mut read = Vec::new();
        let mut pages = 0;
        while paginator.has_next() {
            let page = response(all, listed, &paginator);
            let keys: Vec<_> = page.iter().map(|id| Some(PageKey::Id(*id))).collect();
            let kept = paginator.accept(&keys, None);
            read.extend(kept.into_iter().map(|index| page[index]));
            pages += 1;
            assert!(pages <= all.len() + 1, "paging does not end");
        }
        read
    }

    #[test]
    fn every_entry_comes_once_in_both_directions_and_orders() {
        for count in [0, 1, 2, 3, 4, 6, 7, 10] {
            let all: Vec<u64> = (1..=count).collect();
            for listed in [Listed::Ascending, Listed::Descending] {
                for direction in [Before, After] {
                    let mut read = read(&all, listed, Paginator::new(direction, 1..=3, None));
                    read.sort_unstable();
                    assert_eq!(read, all, "{count} {listed:?} {direction:?}");
                }
            }
        }
    }

    #[test]
    fn pages_follow_one_another_in_the_direction_of_paging() {
        let all: Vec<u64> = (1..=7).collect();
        let pages = |direction, listed| read(&all, listed, Paginator::new(direction, 1..=3, None));
        assert_eq!(pages(Before, Listed::Ascending), [5, 6, 7, 2, 3, 4, 1]);
        assert_eq!(pages(Before, Listed::Descending), [7, 6, 5, 4, 3, 2, 1]);
        assert_eq!(pages(After, Listed::Ascending), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(pages(After, Listed::Descending), [3, 2, 1, 6, 5, 4, 7]);
    }

    #[test]
    fn a_limit_takes_the_nearest_entries() {
        let all: Vec<u64> = (1..=10).collect();
        for listed in [Listed::Ascending, Listed::Descending] {
            for limit in 0..=12 {
                let paginator = |direction| Paginator::new(direction, 2..=3, Some(limit));
                let mut read_before = read(&all, listed, paginator(Before));
                read_before.sort_unstable();
                let expected = &all[all.len().saturating_sub(limit as usize)..];
                assert_eq!(read_before, expected, "{listed:?} {limit}");
                let mut read_after = read(&all, listed, paginator(After));
                read_after.sort_unstable();
                assert_eq!(read_after, all[..all.len().min(limit as usize)]);
            }
        }
    }

    /// Archived threads: "limit: 2 to 100" in Discord's specification.
    #[test]
    fn no_page_is_smaller_than_the_smallest() {
        let mut paginator = Paginator::new(Before, 2..=3, Some(4));
        assert_eq!(paginator.page_size(), 3);
        let keys = [9, 8, 7].map(|id| Some(PageKey::Id(id)));
        assert_eq!(paginator.accept(&keys, Some(true)), [0, 1, 2]);
        assert_eq!(paginator.page_size(), 2, "one is wanted, two are requested");
        let keys = [6, 5].map(|id| Some(PageKey::Id(id)));
        assert_eq!(paginator.accept(&keys, Some(true)), [0]);
        assert!(!paginator.has_next());
    }

    #[test]
    fn a_range_ends_at_its_end() {
        let all: Vec<u64> = (1..=10).collect();
        for listed in [Listed::Ascending, Listed::Descending] {
            let up = Paginator::new(After, 1..=3, None)
                .starting_at(Some(PageKey::Id(2)))
                .ending_at(Some(PageKey::Id(7)));
            let mut read_up = read(&all, listed, up);
            read_up.sort_unstable();
            assert_eq!(read_up, [3, 4, 5, 6]);
            let down = Paginator::new(Before, 1..=3, None)
                .starting_at(Some(PageKey::Id(7)))
                .ending_at(Some(PageKey::Id(2)));
            let mut read_down = read(&all, listed, down);
            read_down.sort_unstable();
            assert_eq!(read_down, [3, 4, 5, 6]);
        }
    }

    #[test]
    fn a_server_that_ignores_the_cursor_does_not_repeat_for_ever() {
        let mut paginator = Paginator::new(After, 1..=3, None);
        let keys = [1, 2, 3].map(|id| Some(PageKey::Id(id)));
        assert_eq!(paginator.accept(&keys, None), [0, 1, 2]);
        assert!(paginator.has_next());
        assert_eq!(paginator.accept(&keys, None), [0; 0]);
        assert!(!paginator.has_next());
        let mut unreadable = Paginator::new(After, 1..=3, None);
        assert_eq!(unreadable.accept(&[None, None, None], None), [0, 1, 2]);
        assert!(!unreadable.has_next(), "nothing says where to go on");
    }

    #[test]
    fn what_the_answer_says_about_more_counts() {
        let keys = [3, 2].map(|id| Some(PageKey::Id(id)));
        let mut short = Paginator::new(Before, 1..=3, None);
        short.accept(&keys, Some(true));
        assert!(short.has_next(), "a short page, but the answer says more");
        let mut full = Paginator::new(Before, 1..=2, None);
        full.accept(&keys, Some(false));
        assert!(!full.has_next());
    }

    #[test]
    fn a_failure_is_the_end_until_the_page_arrives_after_all() {
        let mut paginator = Paginator::new(Before, 1..=2, None);
        let keys = [9, 8].map(|id| Some(PageKey::Id(id)));
        paginator.accept(&keys, None);
        paginator.fail();
        assert!(!paginator.has_next());
        assert_eq!(paginator.cursor(), Some(PageKey::Id(8)), "the same page");
        paginator.accept(&[7, 6].map(|id| Some(PageKey::Id(id))), None);
        assert!(paginator.has_next());
    }

    #[test]
    fn times_keep_their_microseconds() {
        let time = Timestamp::parse("2026-03-01T12:00:00.123456+00:00").unwrap();
        assert_eq!(PageKey::Time(time).to_json(), "2026-03-01T12:00:00.123456Z");
        assert_eq!(PageKey::Id(u64::MAX).to_json(), "18446744073709551615");
    }
}
