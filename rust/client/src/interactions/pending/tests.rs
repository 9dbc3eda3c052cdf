use discord_model::{Id, InteractionType};

use super::*;

/// The seconds since the first interaction was received.
struct Clock(Instant);

impl Clock {
    fn new() -> Self {
        Self(Instant::now())
    }

    fn at(&self, seconds: f64) -> Instant {
        self.0 + Duration::from_secs_f64(seconds)
    }
}

type Held = &'static str;

const COMMAND: InteractionType = InteractionType::APPLICATION_COMMAND;
const COMPONENT: InteractionType = InteractionType::MESSAGE_COMPONENT;

fn interaction(id: u64, kind: InteractionType) -> Arc<Interaction> {
    Arc::new(Interaction {
        id: Id::new(id),
        kind,
        ..Interaction::default()
    })
}

fn one(kind: InteractionType) -> (PendingInteractions<Held>, Arc<Interaction>, Clock) {
    let clock = Clock::new();
    let mut pending = PendingInteractions::default();
    let interaction = interaction(1, kind);
    pending.received(
        interaction.clone(),
        "the command 'try'".to_owned(),
        clock.at(0.0),
    );
    (pending, interaction, clock)
}

fn failure(code: u32) -> ClientError {
    ClientError {
        code,
        ..ClientError::new(ClientErrorKind::Refused, "Refused.", "")
    }
}

#[test]
fn each_takes_one_initial_response() {
    let (mut pending, command, clock) = one(COMMAND);
    assert!(
        pending
            .plan_followup(&command, "send_followup", clock.at(0.1))
            .is_err()
    );
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(0.1));
    assert_eq!(plan, Ok(ResponsePlan::Initial));
    pending.began(1, ResponseKind::Reply, false, clock.at(0.1));
    pending.succeeded(1);
    let problem = pending.plan_response(&command, ResponseKind::Defer, clock.at(0.2));
    let message = problem.unwrap_err().message;
    assert!(
        message.contains("responded to already, with reply, 0.1 s ago"),
        "{message}"
    );
    let plan = pending.plan_followup(&command, "send_followup", clock.at(0.2));
    assert_eq!(plan, Ok(FollowupPlan::Send));
}

#[test]
fn a_reply_edits_what_was_deferred() {
    let (mut pending, command, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Defer, false, clock.at(0.1));
    pending.succeeded(1);
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(1.0));
    assert_eq!(plan, Ok(ResponsePlan::EditOriginal));
    pending.began(1, ResponseKind::Reply, false, clock.at(1.0));
    let again = pending.plan_response(&command, ResponseKind::Reply, clock.at(1.1));
    assert!(again.is_err(), "it is being completed");
    pending.failed(1, &mut failure(50035), clock.at(1.2));
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(1.3));
    assert_eq!(plan, Ok(ResponsePlan::EditOriginal), "it was not completed");
}

#[test]
fn a_reply_waits_for_the_deferral_on_its_way() {
    let (mut pending, command, clock) = one(COMMAND);
    let wished = AutoDefer {
        kind: ResponseKind::Defer,
        ephemeral: false,
    };
    pending.assign(1, "handler".to_owned(), Some(wished));
    assert!(
        pending
            .take_to_defer(Duration::from_millis(1_500), clock.at(1.4))
            .is_empty()
    );
    let deferred = pending.take_to_defer(Duration::from_millis(1_500), clock.at(1.5));
    assert_eq!(deferred.len(), 1);
    pending.began(1, ResponseKind::Defer, true, clock.at(1.5));
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(1.6));
    assert_eq!(plan, Ok(ResponsePlan::WaitToEdit));
    assert_eq!(pending.hold(1, "reply"), Ok(()));
    assert_eq!(pending.succeeded(1), ["reply"]);
    assert_eq!(pending.settled(1), Settled::Acknowledged);
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(2.5));
    assert_eq!(plan, Ok(ResponsePlan::EditOriginal));
    assert_eq!(
        pending.hold(1, "late"),
        Err("late"),
        "nothing is on its way"
    );
}

#[test]
fn a_reply_is_the_initial_response_if_the_deferral_fails() {
    let (mut pending, command, clock) = one(COMMAND);
    let wished = AutoDefer {
        kind: ResponseKind::Defer,
        ephemeral: false,
    };
    pending.assign(1, "handler".to_owned(), Some(wished));
    pending.take_to_defer(Duration::ZERO, clock.at(1.5));
    pending.began(1, ResponseKind::Defer, true, clock.at(1.5));
    assert_eq!(pending.hold(1, "reply"), Ok(()));
    assert_eq!(pending.failed(1, &mut failure(0), clock.at(2.0)), ["reply"]);
    assert_eq!(pending.settled(1), Settled::Unanswered);
    assert!(!pending.is_acknowledged(1));
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(2.0));
    assert_eq!(plan, Ok(ResponsePlan::Initial));
    let again = pending.take_to_defer(Duration::ZERO, clock.at(2.1));
    assert!(again.is_empty(), "deferred automatically once only");
    assert_eq!(pending.take_overdue(Duration::ZERO, clock.at(2.5)).len(), 1);
}

#[test]
fn a_deferral_discord_has_already_is_one() {
    let (mut pending, command, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Defer, true, clock.at(1.5));
    let mut failure = failure(ALREADY_ACKNOWLEDGED);
    pending.failed(1, &mut failure, clock.at(1.6));
    assert!(failure.remedy.contains("one process"), "{}", failure.remedy);
    assert_eq!(pending.settled(1), Settled::Acknowledged);
    let plan = pending.plan_response(&command, ResponseKind::Reply, clock.at(1.7));
    assert_eq!(plan, Ok(ResponsePlan::EditOriginal));
}

#[test]
fn followups_wait_for_the_response_on_its_way() {
    let (mut pending, command, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Reply, false, clock.at(0.1));
    let plan = pending.plan_followup(&command, "send_followup", clock.at(0.1));
    assert_eq!(plan, Ok(FollowupPlan::Wait));
    for held in ["first", "second"] {
        assert_eq!(pending.hold(1, held), Ok(()));
    }
    assert_eq!(pending.settled(1), Settled::InFlight);
    assert_eq!(
        pending.failed(1, &mut failure(50013), clock.at(0.2)),
        ["first", "second"]
    );
    let problem = pending.plan_followup(&command, "send_followup", clock.at(0.3));
    assert!(
        problem
            .unwrap_err()
            .message
            .contains("not been responded to")
    );
}

#[test]
fn components_are_answered_in_the_way_they_were_deferred() {
    let (mut pending, component, clock) = one(COMPONENT);
    pending.began(1, ResponseKind::DeferUpdate, true, clock.at(1.5));
    let plan = |pending: &PendingInteractions<Held>, kind| {
        pending.plan_response(&component, kind, clock.at(1.6))
    };
    assert_eq!(
        plan(&pending, ResponseKind::Update),
        Ok(ResponsePlan::WaitToEdit)
    );
    assert_eq!(
        plan(&pending, ResponseKind::Reply),
        Ok(ResponsePlan::WaitToFollowUp)
    );
    assert_eq!(
        plan(&pending, ResponseKind::DeferUpdate),
        Ok(ResponsePlan::WaitForDeferral)
    );
    pending.succeeded(1);
    assert_eq!(
        plan(&pending, ResponseKind::Update),
        Ok(ResponsePlan::EditOriginal)
    );
    assert_eq!(
        plan(&pending, ResponseKind::Reply),
        Ok(ResponsePlan::Followup)
    );
    assert_eq!(
        plan(&pending, ResponseKind::DeferUpdate),
        Ok(ResponsePlan::AlreadyDeferred)
    );
    assert!(plan(&pending, ResponseKind::Modal).is_err());
    assert!(plan(&pending, ResponseKind::Defer).is_err());
}

#[test]
fn a_deferral_of_the_game_is_given_once() {
    let (mut pending, command, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Defer, false, clock.at(0.1));
    pending.succeeded(1);
    assert!(
        pending
            .plan_response(&command, ResponseKind::Defer, clock.at(0.2))
            .is_err()
    );
}

#[test]
fn what_is_canceled_is_not_sent_later() {
    let (mut pending, _, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Defer, false, clock.at(0.1));
    assert_eq!(pending.hold(1, "reply"), Ok(()));
    let held = pending.failed(1, &mut ClientError::cancelled(), clock.at(0.2));
    assert!(held.is_empty(), "{held:?}");
    assert!(!pending.is_acknowledged(1));
}

#[test]
fn responses_fit_what_they_answer() {
    use InteractionType as Kind;
    use ResponseKind as Response;
    let pending = PendingInteractions::<Held>::default();
    let now = Instant::now();
    for (kind, response, fits) in [
        (Kind::APPLICATION_COMMAND, Response::Modal, true),
        (Kind::APPLICATION_COMMAND, Response::Update, false),
        (Kind::APPLICATION_COMMAND, Response::Choices, false),
        (Kind::MESSAGE_COMPONENT, Response::Update, true),
        (
            Kind::APPLICATION_COMMAND_AUTOCOMPLETE,
            Response::Reply,
            false,
        ),
        (
            Kind::APPLICATION_COMMAND_AUTOCOMPLETE,
            Response::Choices,
            true,
        ),
        (Kind::MODAL_SUBMIT, Response::Modal, false),
        (Kind::MODAL_SUBMIT, Response::DeferUpdate, false),
    ] {
        let plan = pending.plan_response(&interaction(9, kind), response, now);
        assert_eq!(plan.is_ok(), fits, "{kind:?} {response:?}");
    }
}

#[test]
fn tokens_expire() {
    let (mut pending, command, clock) = one(COMMAND);
    pending.began(1, ResponseKind::Defer, false, clock.at(0.1));
    pending.succeeded(1);
    let late = clock.at(16.0 * 60.0);
    for problem in [
        pending
            .plan_response(&command, ResponseKind::Reply, late)
            .map(|_| ()),
        pending
            .plan_followup(&command, "send_followup", late)
            .map(|_| ()),
    ] {
        assert!(problem.unwrap_err().message.contains("16 minutes old"));
    }
}

#[test]
fn an_unknown_interaction_says_how_old_it_is() {
    for (age, expected) in [(1.0, "another process"), (3.5, "was received 3.5 s ago")] {
        let (mut pending, _, clock) = one(COMMAND);
        pending.began(1, ResponseKind::Reply, false, clock.at(age));
        let mut failure = failure(UNKNOWN_INTERACTION);
        pending.failed(1, &mut failure, clock.at(age));
        assert!(failure.remedy.contains(expected), "{}", failure.remedy);
        assert!(!pending.is_acknowledged(1));
    }
}

#[test]
fn what_nobody_answers_is_reported_once() {
    let clock = Clock::new();
    let mut pending = PendingInteractions::<Held>::default();
    for (id, description) in [(1, "roll"), (2, "ping")] {
        pending.received(
            interaction(id, COMMAND),
            description.to_owned(),
            clock.at(0.0),
        );
    }
    pending.began(2, ResponseKind::Reply, false, clock.at(0.1));
    let after = Duration::from_millis(2_500);
    assert!(pending.take_overdue(after, clock.at(2.4)).is_empty());
    let overdue = pending.take_overdue(after, clock.at(2.5));
    let overdue: Vec<_> = overdue.iter().map(|each| &*each.description).collect();
    assert_eq!(overdue, ["roll"]);
    assert!(pending.take_overdue(after, clock.at(2.6)).is_empty());
}

#[test]
fn it_does_not_grow_without_bound() {
    let clock = Clock::new();
    let mut pending = PendingInteractions::<Held>::default();
    for id in 0..CAPACITY as u64 + 10 {
        pending.received(interaction(id, COMMAND), String::new(), clock.at(0.0));
        if id == 0 {
            pending.began(0, ResponseKind::Defer, false, clock.at(0.0));
            assert_eq!(pending.hold(0, "reply"), Ok(()));
        }
    }
    assert_eq!(pending.0.len(), CAPACITY);
    assert!(!pending.0.contains_key(&1), "the oldest was removed");
    assert_eq!(
        pending.succeeded(0),
        ["reply"],
        "nothing that is held is lost"
    );
    pending.received(
        interaction(100_000, COMMAND),
        String::new(),
        clock.at(20.0 * 60.0),
    );
    assert_eq!(pending.0.len(), 1, "tokens are valid for 15 minutes");
}
