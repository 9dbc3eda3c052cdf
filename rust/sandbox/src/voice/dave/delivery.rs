//! The part of the voice server in a group: it proposes who is to be added and removed, takes the first commit, and says when the members
//! change their keys. Changes are made one after the other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use openmls::prelude::tls_codec::Serialize;
use openmls::prelude::*;
use openmls_basic_credential::SignatureKeyPair;
use openmls_rust_crypto::OpenMlsRustCrypto;

use super::message::{FromMember, ToMember};
use super::{CIPHERSUITE, VERSION, group_id};
use crate::id::Id;

/// How long members may take to be ready for a transition.
const TRANSITION_TIMEOUT: Duration = Duration::from_secs(2);

/// The credential of the voice server.
const SERVER_IDENTITY: [u8; 4] = [0, 1, 1, 0];

/// The change that is proposed in the present epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Two users who wait begin the group: each may commit that the other is added.
    Begin(Id, Id),
    Add(Id),
    Remove(Id),
}

/// A change of keys that is prepared.
struct Transition {
    id: u16,
    /// Who is told when it is executed.
    users: Vec<Id>,
    /// Who is not ready.
    missing: BTreeSet<Id>,
    /// How long it waits for them. `None` before the clients are told.
    until: Option<Instant>,
}

/// The group of a channel, as the server knows it.
pub struct Delivery {
    channel: Id,
    provider: OpenMlsRustCrypto,
    signer: SignatureKeyPair,
    epoch: u64,
    /// The members by their leaf. A leaf that is blank has none.
    leaves: Vec<Option<Id>>,
    connected: BTreeSet<Id>,
    /// The key packages of those who wait to become members.
    waiting: BTreeMap<Id, KeyPackage>,
    /// Members that are to be removed. They may be connected, and are added again then.
    outdated: BTreeSet<Id>,
    change: Option<Change>,
    last_transition: u16,
    transition: Option<Transition>,
    /// Whether the call is encrypted.
    is_active: bool,
    /// Whether the next commit is announced with an error.
    breaks_commit: bool,
    /// How many commits came from whom that nobody had asked for.
    unwanted_commits: BTreeMap<Id, u32>,
    messages: VecDeque<(Id, ToMember)>,
}

impl Delivery {
    /// The group of a channel. `None` if there is no key for the server.
    pub fn new(channel: Id) -> Option<Delivery> {
        Some(Delivery {
            channel,
            provider: OpenMlsRustCrypto::default(),
            signer: SignatureKeyPair::new(CIPHERSUITE.signature_algorithm()).ok()?,
            epoch: 0,
            leaves: Vec::new(),
            connected: BTreeSet::new(),
            waiting: BTreeMap::new(),
            outdated: BTreeSet::new(),
            change: None,
            last_transition: 0,
            transition: None,
            is_active: true,
            breaks_commit: false,
            unwanted_commits: BTreeMap::new(),
            messages: VecDeque::new(),
        })
    }

    /// The next message.
    pub fn next_message(&mut self) -> Option<(Id, ToMember)> {
        self.messages.pop_front()
    }

    /// Whether the call is encrypted, or is about to be.
    pub fn is_active(&self) -> bool {
        self.is_active
    }

    /// Whether a change is proposed that nobody has committed.
    pub fn awaits_commit(&self) -> bool {
        self.change.is_some()
    }

    /// How many members the group has, with those who are to be removed.
    pub fn member_count(&self) -> usize {
        self.leaves.iter().flatten().count()
    }

    /// How many commits of a user nobody had asked for.
    pub fn unwanted_commits(&self, user: Id) -> u32 {
        self.unwanted_commits.get(&user).copied().unwrap_or(0)
    }

    /// A user has connected.
    pub fn join(&mut self, user: Id) {
        self.connected.insert(user);
        self.send_external_sender(user);
    }

    /// A user has disconnected.
    pub fn leave(&mut self, user: Id) {
        self.connected.remove(&user);
        self.waiting.remove(&user);
        let is_beginning =
            matches!(self.change, Some(Change::Begin(a, b)) if a == user || b == user);
        let is_member = self.leaves.contains(&Some(user));
        if is_member {
            self.outdated.insert(user);
        }
        if is_beginning || is_member && self.members().len() < 2 {
            self.begin_anew();
        }
        self.ready(user, None);
        self.propose_next();
    }

    /// Ends the encryption: from the next transition on, everybody sends plain frames.
    pub fn downgrade(&mut self) {
        self.is_active = false;
        self.clear();
        self.waiting.clear();
        let users: Vec<_> = self.connected.iter().copied().collect();
        let transition = self.begin_transition(users.clone());
        for user in users {
            let version = 0;
            self.send(
                user,
                ToMember::PrepareTransition {
                    transition,
                    version,
                },
            );
        }
    }

    /// Begins the encryption, for these users as well.
    pub fn upgrade(&mut self, users: impl IntoIterator<Item = Id>) {
        self.is_active = true;
        self.connected.extend(users);
        let users: Vec<_> = self.connected.iter().copied().collect();
        for user in users {
            self.send(user, ToMember::PrepareEpoch);
            self.send_external_sender(user);
        }
    }

    /// Announces the next commit with an error.
    pub fn break_commit(&mut self) {
        self.breaks_commit = true;
    }

    /// Proposes to these users that somebody is added who is not in the channel. They are to refuse that.
    pub fn propose_stranger(&mut self, stranger: Id, package: &[u8], to: &[Id]) -> Option<()> {
        let package = self.validate(stranger, package)?;
        let proposal = self.add_proposal(package)?;
        for user in to {
            self.send(*user, ToMember::Proposals(proposal.clone()));
        }
        Some(())
    }

    /// A member has sent something.
    pub fn handle(&mut self, user: Id, message: FromMember) {
        match message {
            FromMember::KeyPackage(package) => {
                if let Some(package) = self.validate(user, &package) {
                    self.waiting.insert(user, package);
                    self.propose_next();
                }
            }
            FromMember::CommitWelcome(message) => {
                self.commit(user, &message);
            }
            FromMember::TransitionReady(transition) => self.ready(user, Some(transition)),
            FromMember::InvalidCommitWelcome => {
                self.waiting.remove(&user);
                if self.leaves.contains(&Some(user)) {
                    self.outdated.insert(user);
                }
                if self.members().is_empty() {
                    self.clear();
                }
                self.ready(user, None);
                self.propose_next();
            }
        }
    }

    /// Whether a transition waits for longer than it should.
    pub fn is_late(&self, now: Instant) -> bool {
        let transition = self.transition.as_ref();
        let until = transition.and_then(|transition| transition.until);
        until.is_some_and(|until| now >= until)
    }

    /// The clients are told of the transition now. The simulated members of a large group take long to be ready for it, which is no
    /// fault of the clients.
    pub fn begin_waiting(&mut self, now: Instant) {
        if let Some(transition) = &mut self.transition {
            transition.until.get_or_insert(now + TRANSITION_TIMEOUT);
        }
    }

    /// Executes the transition without those who are not ready.
    pub fn stop_waiting(&mut self) {
        if let Some(transition) = self.transition.take() {
            self.execute(transition);
        }
    }

    /// The members that are connected and up to date.
    fn members(&self) -> Vec<Id> {
        let members = self.leaves.iter().flatten().copied();
        members
            .filter(|user| self.connected.contains(user) && !self.outdated.contains(user))
            .collect()
    }

    fn send(&mut self, user: Id, message: ToMember) {
        if self.connected.contains(&user) {
            self.messages.push_back((user, message));
        }
    }

    fn send_external_sender(&mut self, user: Id) {
        let credential = BasicCredential::new(SERVER_IDENTITY.to_vec()).into();
        let sender = ExternalSender::new(self.signer.public().into(), credential);
        if let Ok(sender) = sender.tls_serialize_detached() {
            self.send(user, ToMember::ExternalSender(sender));
        }
    }

    /// The group is gone.
    fn clear(&mut self) {
        self.epoch = 0;
        self.leaves.clear();
        self.outdated.clear();
        self.change = None;
        self.transition = None;
    }

    /// Whoever is left begins with a new local group ("Sole member reset").
    fn begin_anew(&mut self) {
        self.clear();
        self.waiting.clear();
        let users: Vec<_> = self.connected.iter().copied().collect();
        for user in users {
            self.send(user, ToMember::PrepareEpoch);
            let transition = ToMember::PrepareTransition {
                transition: 0,
                version: VERSION,
            };
            self.send(user, transition);
        }
    }

    /// The key package of a user, if it is theirs.
    fn validate(&self, user: Id, package: &[u8]) -> Option<KeyPackage> {
        let package = KeyPackageIn::tls_deserialize_exact_bytes(package).ok()?;
        let package = package.validate(self.provider.crypto(), ProtocolVersion::Mls10);
        let package = package.ok()?;
        let identity = package.leaf_node().credential().serialized_content();
        (identity == user.0.to_be_bytes()).then_some(package)
    }

    /// Proposes the next change, unless there is one that is not finished.
    fn propose_next(&mut self) {
        if self.change.is_some() || self.transition.is_some() || !self.is_active {
            return;
        }
        let newcomer = self.waiting.keys().copied();
        let newcomer = newcomer.filter(|user| !self.leaves.contains(&Some(*user)));
        if self.leaves.is_empty() {
            let mut waiting = newcomer;
            if let (Some(first), Some(second)) = (waiting.next(), waiting.next()) {
                self.change = Some(Change::Begin(first, second));
                for (to, added) in [(first, second), (second, first)] {
                    let package = self.waiting.get(&added).cloned();
                    if let Some(proposal) = package.and_then(|it| self.add_proposal(it)) {
                        self.send(to, ToMember::Proposals(proposal));
                    }
                }
            }
            return;
        }
        let (change, proposal) = if let Some(user) = self.outdated.first().copied() {
            (Change::Remove(user), self.remove_proposal(user))
        } else if let Some(user) = newcomer.min() {
            let package = self.waiting.get(&user).cloned();
            let proposal = package.and_then(|package| self.add_proposal(package));
            (Change::Add(user), proposal)
        } else {
            return;
        };
        let Some(proposal) = proposal else {
            return;
        };
        self.change = Some(change);
        for member in self.members() {
            self.send(member, ToMember::Proposals(proposal.clone()));
        }
    }

    fn add_proposal(&self, package: KeyPackage) -> Option<Vec<u8>> {
        let proposal = ExternalProposal::new_add::<OpenMlsRustCrypto>(
            package,
            group_id(self.channel),
            GroupEpoch::from(self.epoch),
            &self.signer,
            SenderExtensionIndex::new(0),
        );
        appended(proposal.ok()?)
    }

    fn remove_proposal(&self, user: Id) -> Option<Vec<u8>> {
        let leaf = self.leaves.iter().position(|leaf| *leaf == Some(user))?;
        let proposal = ExternalProposal::new_remove::<OpenMlsRustCrypto>(
            LeafNodeIndex::new(leaf as u32),
            group_id(self.channel),
            GroupEpoch::from(self.epoch),
            &self.signer,
            SenderExtensionIndex::new(0),
        );
        appended(proposal.ok()?)
    }

    /// The first commit of an epoch wins. Returns `None` if this is not one that fits.
    fn commit(&mut self, user: Id, message: &[u8]) -> Option<()> {
        let (parsed, welcome) = MlsMessageIn::tls_deserialize_bytes(message).ok()?;
        let mut commit = message.get(..message.len() - welcome.len())?.to_vec();
        let parsed = parsed.try_into_protocol_message().ok()?;
        let is_commit = parsed.content_type() == ContentType::Commit
            && parsed.epoch() == GroupEpoch::from(self.epoch);
        let Some(change) = self.change else {
            *self.unwanted_commits.entry(user).or_default() += u32::from(is_commit);
            return None;
        };
        let (may_commit, added) = match change {
            Change::Begin(first, second) if user == first => (true, Some(second)),
            Change::Begin(first, second) => (user == second, Some(first)),
            Change::Add(added) => (self.members().contains(&user), Some(added)),
            Change::Remove(_) => (self.members().contains(&user), None),
        };
        if !is_commit || !may_commit || added.is_some() == welcome.is_empty() {
            return None;
        }
        if let Change::Begin(..) = change {
            self.leaves = vec![Some(user)];
            self.waiting.remove(&user);
        }
        self.change = None;
        self.epoch += 1;
        let mut welcome = welcome.to_vec();
        if std::mem::take(&mut self.breaks_commit) {
            for content in [&mut commit, &mut welcome] {
                content.last_mut().into_iter().for_each(|byte| *byte ^= 1);
            }
        }
        if let Change::Remove(removed) = change {
            self.vacate(removed);
        }
        let mut users = self.members();
        users.extend(added);
        let transition = self.begin_transition(users);
        for member in self.members() {
            let commit = commit.clone();
            self.send(member, ToMember::Commit { transition, commit });
        }
        if let Some(added) = added {
            let message = ToMember::Welcome {
                transition,
                welcome,
            };
            self.send(added, message);
            self.waiting.remove(&added);
            self.occupy(added);
            // They may be gone already.
            if !self.connected.contains(&added) {
                self.outdated.insert(added);
                self.ready(added, None);
            }
        }
        Some(())
    }

    /// Begins a transition that these users must be ready for. Returns its id.
    fn begin_transition(&mut self, users: Vec<Id>) -> u16 {
        self.last_transition = self.last_transition.checked_add(1).unwrap_or(1);
        self.transition = Some(Transition {
            id: self.last_transition,
            missing: users.iter().copied().collect(),
            users,
            until: None,
        });
        self.last_transition
    }

    /// An added member takes the leftmost blank leaf (RFC 9420, section 7.7).
    fn occupy(&mut self, user: Id) {
        match self.leaves.iter_mut().find(|leaf| leaf.is_none()) {
            Some(leaf) => *leaf = Some(user),
            None => self.leaves.push(Some(user)),
        }
    }

    /// The leaf of a removed member is blank, and blank leaves at the end are gone.
    fn vacate(&mut self, user: Id) {
        self.outdated.remove(&user);
        for leaf in &mut self.leaves {
            leaf.take_if(|member| *member == user);
        }
        while self.leaves.pop_if(|leaf| leaf.is_none()).is_some() {}
    }

    /// A member is ready for a transition, or is not waited for: `None`.
    fn ready(&mut self, user: Id, id: Option<u16>) {
        let Some(transition) = &mut self.transition else {
            return;
        };
        if id.is_some_and(|id| id != transition.id) {
            return;
        }
        transition.missing.remove(&user);
        if transition.missing.is_empty() {
            self.stop_waiting();
        }
    }

    fn execute(&mut self, transition: Transition) {
        for user in transition.users {
            self.send(user, ToMember::ExecuteTransition(transition.id));
        }
        self.propose_next();
    }
}

/// The content of a message that appends a proposal.
fn appended(proposal: MlsMessageOut) -> Option<Vec<u8>> {
    let proposals = VLBytes::new(proposal.tls_serialize_detached().ok()?);
    let mut content = vec![0];
    content.extend(proposals.tls_serialize_detached().ok()?);
    Some(content)
}
