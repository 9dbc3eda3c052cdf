use std::time::{Duration, Instant};

use super::{CollectorLimits, EndReason, WaitEffect, Waits};

type Effect = WaitEffect<&'static str, &'static str, i32, char>;
type TestWaits = Waits<&'static str, &'static str, i32, char>;

fn effects(waits: &mut TestWaits, now: Instant) -> Vec<Effect> {
    waits.process_frame(now, |_| true)
}

fn collector(waits: &mut TestWaits, limits: &CollectorLimits, now: Instant) -> u64 {
    let number = waits.reserve();
    waits.collect(number, 'c', "pressed", "any", limits, now);
    number
}

#[test]
fn the_first_emission_that_matches_ends_a_wait() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let number = waits.wait_once("pressed", "any", 0.0, "promise", now);
    assert!(waits.hears("pressed") && !waits.hears("other"));
    assert_eq!(waits.listeners("pressed"), [number]);
    assert_eq!(waits.filter(number), Some("any"));
    assert_eq!(
        waits.matched(number, 7, now),
        [
            Effect::Resolve("promise", Some(7)),
            Effect::Release(Some("any"), vec![])
        ]
    );
    assert!(waits.is_over(number) && waits.is_empty() && !waits.hears("pressed"));
    assert_eq!(waits.filter(number), None);
    assert_eq!(waits.matched(number, 8, now), []);
}

#[test]
fn listeners_are_in_the_order_they_began() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let first = waits.wait_once("pressed", "any", 0.0, "first", now);
    let second = waits.wait_once("pressed", "any", 0.0, "second", now);
    assert_eq!(waits.listeners("pressed"), [first, second]);
}

#[test]
fn a_wait_ends_with_null_when_its_time_is_over() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    waits.wait_once("pressed", "any", 1.0, "promise", now);
    assert_eq!(effects(&mut waits, now), []);
    let later = now + Duration::from_secs(1);
    let ended = effects(&mut waits, later);
    assert!(ended.contains(&Effect::Resolve("promise", None)));
    assert!(waits.is_empty());
}

#[test]
fn a_logout_ends_the_waits_of_before_at_the_next_frame() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    waits.wait_once("pressed", "any", 0.0, "before", now);
    waits.close();
    let after = waits.wait_once("pressed", "any", 0.0, "after", now);
    let ended = effects(&mut waits, now);
    assert!(ended.contains(&Effect::Resolve("before", None)));
    assert_eq!(waits.listeners("pressed"), [after]);
}

#[test]
fn what_ends_because_of_an_end_waits_for_the_next_frame() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    waits.resolve_later("first", Some(1));
    assert_eq!(
        effects(&mut waits, now),
        [Effect::Resolve("first", Some(1))]
    );
    waits.resolve_later("second", None);
    assert!(!waits.is_empty());
    assert_eq!(effects(&mut waits, now), [Effect::Resolve("second", None)]);
}

#[test]
fn a_filter_is_released_outside_of_the_waits() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let number = waits.wait_once("pressed", "any", 0.0, "promise", now);
    let released = waits.end(number, EndReason::Stopped);
    assert_eq!(released, Some(Effect::Release(Some("any"), vec![])));
    assert_eq!(waits.end(number, EndReason::Stopped), None);
    assert_eq!(effects(&mut waits, now), [Effect::Resolve("promise", None)]);
}

#[test]
fn a_collector_gives_each_value_once_and_keeps_all() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let number = collector(&mut waits, &CollectorLimits::default(), now);
    waits.next_collected(number, "next");
    assert_eq!(
        waits.matched(number, 1, now),
        [Effect::Collected('c', 1), Effect::Resolve("next", Some(1))]
    );
    assert_eq!(waits.matched(number, 2, now), [Effect::Collected('c', 2)]);
    waits.next_collected(number, "late");
    assert_eq!(effects(&mut waits, now), [Effect::Resolve("late", Some(2))]);
    assert_eq!(waits.collected(number), [1, 2]);
    assert!(waits.is_held() && !waits.has_collector_ended(number));
}

#[test]
fn a_collector_ends_once_when_it_has_enough() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let limits = CollectorLimits {
        max: 1,
        ..CollectorLimits::default()
    };
    let number = collector(&mut waits, &limits, now);
    waits.next_collected(number, "first");
    waits.next_collected(number, "never");
    assert_eq!(
        waits.matched(number, 1, now),
        [
            Effect::Release(Some("any"), vec![]),
            Effect::Collected('c', 1),
            Effect::Resolve("first", Some(1))
        ]
    );
    assert!(waits.has_collector_ended(number) && !waits.is_empty());
    assert_eq!(waits.matched(number, 2, now), []);
    assert_eq!(
        effects(&mut waits, now),
        [
            Effect::Resolve("never", None),
            Effect::Ended('c', EndReason::Limit)
        ]
    );
    assert_eq!(effects(&mut waits, now), []);
    assert_eq!(waits.collected(number), [1]);
    assert!(waits.is_empty() && waits.is_held());
}

#[test]
fn a_collector_ends_when_nothing_comes_for_too_long() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let limits = CollectorLimits {
        idle: 2.0,
        ..CollectorLimits::default()
    };
    let number = collector(&mut waits, &limits, now);
    let second = Duration::from_secs(1);
    let _ = waits.matched(number, 1, now + second);
    assert_eq!(effects(&mut waits, now + 2 * second), []);
    let ended = effects(&mut waits, now + 3 * second);
    assert!(ended.contains(&Effect::Ended('c', EndReason::Idle)));
}

#[test]
fn a_collector_that_cannot_begin_has_ended() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let number = waits.reserve();
    waits.collect_nothing(number, 'c', now);
    assert!(waits.has_collector_ended(number));
    waits.next_collected(number, "next");
    assert_eq!(
        effects(&mut waits, now),
        [
            Effect::Resolve("next", None),
            Effect::Ended('c', EndReason::Stopped)
        ]
    );
}

#[test]
fn a_collector_that_nobody_holds_ends_without_a_word() {
    let (mut waits, now) = (TestWaits::default(), Instant::now());
    let number = collector(&mut waits, &CollectorLimits::default(), now);
    let _ = waits.matched(number, 1, now);
    waits.next_collected(number, "given");
    waits.next_collected(number, "next");
    assert_eq!(
        waits.process_frame(now, |_| false),
        [
            Effect::Release(Some("any"), vec![1]),
            Effect::Resolve("given", Some(1)),
            Effect::Resolve("next", None)
        ]
    );
    assert!(waits.is_empty() && !waits.is_held() && waits.has_collector_ended(number));
}
