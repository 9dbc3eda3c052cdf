//! Commands: when they are sent, how many, and which are rejected.

mod fake;

use std::time::Duration;

use discord_gateway::{Command, Members, RequestGuildMembers, SendError, Status, UpdatePresence};
use fake::{Fake, command};
use tokio::time::{Instant, sleep, timeout};

fn presence(status: Status) -> Command {
    Command::UpdatePresence(UpdatePresence {
        status,
        ..UpdatePresence::default()
    })
}

#[tokio::test(start_paused = true)]
async fn wait_for_the_session_and_go_in_order() {
    let mut fake = Fake::plain();
    (0..5).for_each(|number| fake.shard.send(command(number)).unwrap());
    let mut server = fake.ready().await;
    for number in 0..5 {
        assert_eq!(
            server.receive_op(31).await["guild_ids"][0],
            number.to_string()
        );
    }
    // An idle shard is woken.
    sleep(Duration::from_secs(1)).await;
    let begun = Instant::now();
    fake.shard.send(command(5)).unwrap();
    assert_eq!(server.receive_op(31).await["guild_ids"][0], "5");
    assert!(begun.elapsed() < Duration::from_millis(100));
}

#[tokio::test(start_paused = true)]
async fn wait_over_a_lost_connection() {
    let mut fake = Fake::plain();
    drop(fake.ready().await);
    fake.recorded.disconnected().await;
    fake.shard.send(command(7)).unwrap();
    let (mut server, _) = fake.resumed().await;
    assert_eq!(server.receive_op(31).await["guild_ids"][0], "7");
}

#[tokio::test(start_paused = true)]
async fn never_more_than_120_payloads_in_60_seconds_heartbeats_included() {
    let mut fake = Fake::plain();
    let mut server = fake.accept().await;
    server.hello(10_000).await;
    let mut times = vec![Instant::now()];
    server.receive_op(2).await;
    server.ready("s", 1).await;
    // The heartbeat after Ready.
    times.push(Instant::now());
    let (mut sent, mut received, mut beats, begun) = (0, 0, Vec::new(), Instant::now());
    while received < 400 {
        while sent < 400 && fake.shard.send(command(sent)).is_ok() {
            sent += 1;
        }
        let payload = server.receive().await.expect("the client hung up");
        times.push(Instant::now());
        if payload["op"] == 1 {
            beats.push(begun.elapsed());
            server.send(r#"{"op":11}"#).await;
        } else {
            assert_eq!(payload["d"]["guild_ids"][0], received.to_string());
            received += 1;
        }
    }
    for run in times.windows(121) {
        assert!(
            run[120] - run[0] >= Duration::from_secs(60),
            "121 payloads in {:?}",
            run[120] - run[0]
        );
    }
    // The budget is also used well: about 112 commands per minute with such a short heartbeat interval.
    assert!(
        begun.elapsed() < Duration::from_secs(200),
        "{:?}",
        begun.elapsed()
    );
    // The heartbeats were sent in time.
    assert!(
        beats
            .windows(2)
            .all(|two| (two[1] - two[0]).as_millis().abs_diff(10_000) < 20),
        "{beats:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn beats_the_server_asks_for_come_out_of_the_budget() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    for _ in 0..50 {
        server.send(r#"{"op":1}"#).await;
        server.receive_op(1).await;
    }
    (0..100).for_each(|number| fake.shard.send(command(number)).unwrap());
    let mut sent = 51;
    while timeout(Duration::from_secs(50), server.receive_other())
        .await
        .is_ok()
    {
        sent += 1;
    }
    assert_eq!(sent, 117);
}

#[tokio::test(start_paused = true)]
async fn of_many_presences_the_last_wins() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    for _ in 0..100 {
        fake.shard.send(presence(Status::Idle)).unwrap();
    }
    fake.shard.send(presence(Status::Dnd)).unwrap();
    assert_eq!(server.receive_op(3).await["status"], "dnd");
    assert!(
        timeout(Duration::from_secs(60), server.receive_other())
            .await
            .is_err()
    );
}

#[tokio::test(start_paused = true)]
async fn a_new_session_is_told_the_last_presence() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    fake.shard.send(presence(Status::Dnd)).unwrap();
    server.receive_op(3).await;
    server.close(4009).await;
    let mut server = fake.accept().await;
    server.hello(45_000).await;
    assert_eq!(server.receive_op(2).await["presence"]["status"], "dnd");
}

#[tokio::test(start_paused = true)]
async fn too_large_a_payload_is_the_callers_error_and_not_the_connections() {
    let mut fake = Fake::plain();
    let mut server = fake.ready().await;
    let query = |length: usize| {
        let members = Members::Query {
            query: "q".repeat(length),
            limit: 0,
        };
        Command::RequestGuildMembers(RequestGuildMembers {
            guild_id: 1,
            members,
            presences: false,
            nonce: None,
        })
    };
    let Err(SendError::TooLarge { size }) = fake.shard.send(query(5000)) else {
        panic!()
    };
    let overhead = size - 5000;
    assert_eq!(
        fake.shard.send(query(4097 - overhead)),
        Err(SendError::TooLarge { size: 4097 })
    );
    assert_eq!(fake.shard.send(query(4096 - overhead)), Ok(()));
    assert_eq!(
        server.receive_op(8).await["query"].as_str().unwrap().len(),
        4096 - overhead
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_read_is_left_and_the_queue_stays_bounded() {
    let mut fake = Fake::plain();
    let _server = fake.ready().await;
    let long = |_| {
        let members = Members::Query {
            query: "q".repeat(3900),
            limit: 0,
        };
        Command::RequestGuildMembers(RequestGuildMembers {
            guild_id: 1,
            members,
            presences: false,
            nonce: None,
        })
    };
    let refused = (0..1000)
        .map(long)
        .find_map(|command| fake.shard.send(command).err());
    assert!(
        matches!(refused, Some(SendError::QueueFull { .. })),
        "{refused:?}"
    );
    let (reason, resume) = fake.recorded.disconnected().await;
    assert!(resume, "{reason}");
}
