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

/// The members that are not ready for a transition.
struct Transition {
    id: u16,
    missing: BTreeSet<Id>,
    until: Instant,
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
    /// Members that are to be removed and added again.
    invalid: BTreeSet<Id>,
    change: Option<Change>,
    last_transition: u16,
    transition: Option<Transition>,
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
            invalid: BTreeSet::new(),
            change: None,
            last_transition: 0,
            transition: None,
            messages: VecDeque::new(),
        })
    }

    /// The next message.
    pub fn next_message(&mut self) -> Option<(Id, ToMember)> {
        self.messages.pop_front()
    }

    /// A user has connected.
    pub fn join(&mut self, user: Id) {
        self.connected.insert(user);
        let credential = BasicCredential::new(SERVER_IDENTITY.to_vec()).into();
        let sender = ExternalSender::new(self.signer.public().into(), credential);
        if let Ok(sender) = sender.tls_serialize_detached() {
            self.send(user, ToMember::ExternalSender(sender));
        }
    }

    /// A user has disconnected.
    pub fn leave(&mut self, user: Id) {
        self.connected.remove(&user);
        self.waiting.remove(&user);
        self.invalid.remove(&user);
        let is_beginning =
            matches!(self.change, Some(Change::Begin(a, b)) if a == user || b == user);
        let is_member = self.leaves.contains(&Some(user));
        if is_beginning || is_member && self.members().len() < 2 {
            self.begin_anew();
        }
        self.ready(user, None);
        self.propose_next();
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
                self.invalid.insert(user);
                self.waiting.remove(&user);
                self.ready(user, None);
                self.propose_next();
            }
        }
    }

    /// Executes a transition for which not all members have become ready in time.
    pub fn poll(&mut self, now: Instant) {
        let is_late = |transition: &mut Transition| now >= transition.until;
        if let Some(transition) = self.transition.take_if(is_late) {
            self.execute(transition.id);
        }
    }

    /// The members that are connected.
    fn members(&self) -> Vec<Id> {
        let members = self.leaves.iter().flatten().copied();
        members
            .filter(|user| self.connected.contains(user))
            .collect()
    }

    fn send(&mut self, user: Id, message: ToMember) {
        if self.connected.contains(&user) {
            self.messages.push_back((user, message));
        }
    }

    fn send_to_members(&mut self, message: &ToMember) {
        for member in self.members() {
            self.send(member, message.clone());
        }
    }

    /// Whoever is left begins with a new local group ("Sole member reset").
    fn begin_anew(&mut self) {
        self.epoch = 0;
        self.leaves.clear();
        self.waiting.clear();
        self.invalid.clear();
        self.change = None;
        self.transition = None;
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
        if self.change.is_some() || self.transition.is_some() {
            return;
        }
        let gone = self.leaves.iter().flatten().copied();
        let gone = gone
            .filter(|user| !self.connected.contains(user) || self.invalid.contains(user))
            .min();
        let newcomer = self.waiting.keys().copied();
        let newcomer = newcomer.filter(|user| !self.leaves.contains(&Some(*user)));
        if self.leaves.is_empty() {
            let mut waiting = newcomer;
            if let (Some(first), Some(second)) = (waiting.next(), waiting.next()) {
                self.change = Some(Change::Begin(first, second));
                for (to, added) in [(first, second), (second, first)] {
                    if let Some(proposal) = self.add_proposal(added) {
                        self.send(to, ToMember::Proposals(proposal));
                    }
                }
            }
            return;
        }
        let (change, proposal) = if let Some(user) = gone {
            (Change::Remove(user), self.remove_proposal(user))
        } else if let Some(user) = newcomer.min() {
            (Change::Add(user), self.add_proposal(user))
        } else {
            return;
        };
        let Some(proposal) = proposal else {
            return;
        };
        self.change = Some(change);
        for member in self.members() {
            if change != Change::Remove(member) {
                self.send(member, ToMember::Proposals(proposal.clone()));
            }
        }
    }

    fn add_proposal(&self, user: Id) -> Option<Vec<u8>> {
        let proposal = ExternalProposal::new_add::<OpenMlsRustCrypto>(
            self.waiting.get(&user)?.clone(),
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
        let change = self.change?;
        let (parsed, welcome) = MlsMessageIn::tls_deserialize_bytes(message).ok()?;
        let commit = message.get(..message.len() - welcome.len())?.to_vec();
        let parsed = parsed.try_into_protocol_message().ok()?;
        let is_commit = parsed.content_type() == ContentType::Commit
            && parsed.epoch() == GroupEpoch::from(self.epoch);
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
        self.last_transition = self.last_transition.checked_add(1).unwrap_or(1);
        let transition = self.last_transition;
        let removed = match change {
            Change::Remove(removed) => Some(removed),
            _ => None,
        };
        let mut ready = self.members();
        ready.retain(|member| Some(*member) != removed);
        for member in &ready {
            let commit = commit.clone();
            self.send(*member, ToMember::Commit { transition, commit });
        }
        if let Some(removed) = removed {
            self.vacate(removed);
        }
        if let Some(added) = added {
            let welcome = welcome.to_vec();
            let message = ToMember::Welcome {
                transition,
                welcome,
            };
            self.send(added, message);
            self.waiting.remove(&added);
            self.occupy(added);
            ready.push(added);
        }
        self.transition = Some(Transition {
            id: transition,
            missing: ready.into_iter().collect(),
            until: Instant::now() + TRANSITION_TIMEOUT,
        });
        // An added user may be gone already.
        let gone = added.filter(|added| !self.connected.contains(added));
        gone.into_iter().for_each(|user| self.ready(user, None));
        Some(())
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
        self.invalid.remove(&user);
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
            let id = transition.id;
            self.transition = None;
            self.execute(id);
        }
    }

    fn execute(&mut self, transition: u16) {
        self.send_to_members(&ToMember::ExecuteTransition(transition));
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
