//! The part of a voice server that manages the group of a call, after the whitepaper's sections on the voice gateway. It uses the MLS
//! library itself, not the crate that the client uses.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use discord_model::Id;
use openmls::prelude::{tls_codec::Serialize, *};
use openmls_basic_credential::SignatureKeyPair;
use openmls_rust_crypto::OpenMlsRustCrypto;

use crate::dave::{DaveGroup, DaveMessage, DaveReply};

pub const CHANNEL: u64 = 0x1122_3344_5566_7788;
const CIPHERSUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMP256_AES128GCM_SHA256_P256;

/// A call with its voice server.
pub struct Call {
    provider: OpenMlsRustCrypto,
    signer: SignatureKeyPair,
    epoch: u64,
    /// The members by their leaf. A leaf that is blank has none.
    leaves: Vec<Option<u64>>,
    /// Who is connected.
    pub clients: BTreeMap<u64, DaveGroup>,
    transition: u16,
    pub now: Instant,
    /// Whether transitions are executed.
    pub executes: bool,
    /// What the members were sent.
    pub sent: Vec<(u64, DaveMessage)>,
}

impl Call {
    pub fn new() -> Self {
        Self {
            provider: OpenMlsRustCrypto::default(),
            signer: SignatureKeyPair::new(CIPHERSUITE.signature_algorithm()).unwrap(),
            epoch: 0,
            leaves: Vec::new(),
            clients: BTreeMap::new(),
            transition: 0,
            now: Instant::now(),
            executes: true,
            sent: Vec::new(),
        }
    }

    /// A call in which these users are members of the group, joined one after the other.
    pub fn with(users: &[u64]) -> Self {
        let mut call = Self::new();
        users.iter().for_each(|user| call.join(*user));
        call
    }

    pub fn group_id(&self) -> GroupId {
        GroupId::from_slice(&CHANNEL.to_be_bytes())
    }

    pub fn external_sender(&self) -> Vec<u8> {
        let credential = BasicCredential::new(vec![0, 1, 1, 0]).into();
        let sender = ExternalSender::new(self.signer.public().into(), credential);
        sender.tls_serialize_detached().unwrap()
    }

    pub fn to(&mut self, user: u64, message: DaveMessage) -> Vec<DaveReply> {
        let now = self.now;
        self.sent.push((user, message.clone()));
        self.clients.get_mut(&user).unwrap().handle(message, now)
    }

    /// Connects a user, without the group.
    pub fn connect(&mut self, user: u64) -> Vec<u8> {
        let others: Vec<_> = self.clients.keys().map(|id| Id::new(*id)).collect();
        self.clients.insert(user, DaveGroup::new(Id::new(user)));
        let sender = self.external_sender();
        // The server's credential and the users may come before the description of the session.
        self.to(user, DaveMessage::ExternalSender(sender));
        self.to(user, DaveMessage::ClientsConnect(others.clone()));
        for other in others {
            let connected = DaveMessage::ClientsConnect(vec![Id::new(user)]);
            self.to(other.get(), connected);
        }
        let begin = DaveMessage::Begin {
            version: 1,
            channel: Id::new(CHANNEL),
        };
        key_package(self.to(user, begin))
    }

    /// Connects a user and adds them to the group.
    pub fn join(&mut self, user: u64) {
        let package = self.connect(user);
        self.add(user, &package);
    }

    /// Proposes and commits that a connected user becomes a member.
    pub fn add(&mut self, user: u64, package: &[u8]) {
        if self.clients.len() == 1 {
            // A sole member waits with a local group.
            self.leaves = vec![Some(user)];
            self.epoch = 0;
            return;
        }
        let proposal = self.propose_add(package);
        self.commit(&proposal, Some(user));
    }

    /// Disconnects a user and removes them from the group.
    pub fn leave(&mut self, user: u64) {
        self.clients.remove(&user);
        for other in self.members() {
            self.to(other, DaveMessage::ClientDisconnect(Id::new(user)));
        }
        let proposal = self.propose_remove(user);
        if let [last] = self.members()[..] {
            self.reset_sole_member(last);
        } else {
            self.commit(&proposal, None);
        }
    }

    /// What the whitepaper calls "Sole member reset".
    fn reset_sole_member(&mut self, user: u64) {
        let epoch = DaveMessage::PrepareEpoch {
            is_first: true,
            version: 1,
        };
        let package = key_package(self.to(user, epoch));
        let transition = DaveMessage::PrepareTransition {
            transition: 0,
            version: 1,
        };
        assert_eq!(self.to(user, transition), []);
        self.add(user, &package);
    }

    pub fn members(&self) -> Vec<u64> {
        self.leaves
            .iter()
            .flatten()
            .copied()
            .filter(|user| self.clients.contains_key(user))
            .collect()
    }

    pub fn propose_add(&self, package: &[u8]) -> Vec<u8> {
        let package = KeyPackageIn::tls_deserialize_exact_bytes(package).unwrap();
        let package = package
            .validate(self.provider.crypto(), ProtocolVersion::Mls10)
            .unwrap();
        let proposal = ExternalProposal::new_add::<OpenMlsRustCrypto>(
            package,
            self.group_id(),
            GroupEpoch::from(self.epoch),
            &self.signer,
            SenderExtensionIndex::new(0),
        );
        appended(proposal.unwrap())
    }

    /// Also makes the leaf of the user blank.
    pub fn propose_remove(&mut self, user: u64) -> Vec<u8> {
        let leaf = self
            .leaves
            .iter()
            .position(|leaf| *leaf == Some(user))
            .unwrap();
        self.leaves[leaf] = None;
        let proposal = ExternalProposal::new_remove::<OpenMlsRustCrypto>(
            LeafNodeIndex::new(leaf as u32),
            self.group_id(),
            GroupEpoch::from(self.epoch),
            &self.signer,
            SenderExtensionIndex::new(0),
        );
        appended(proposal.unwrap())
    }

    /// Has all members commit proposals, takes the first commit, and announces it.
    pub fn commit(&mut self, proposals: &[u8], added: Option<u64>) {
        let members = self.members();
        let mut first = None;
        for member in &members {
            let replies = self.to(*member, DaveMessage::Proposals(proposals.to_vec()));
            let [DaveReply::CommitWelcome(commit)] = &replies[..] else {
                panic!("{member} replied {replies:?}");
            };
            first.get_or_insert(commit.clone());
        }
        let message = first.unwrap();
        let (_, welcome) = MlsMessageIn::tls_deserialize_bytes(&message).unwrap();
        let (commit, welcome) = message.split_at(message.len() - welcome.len());
        self.epoch += 1;
        self.transition += 1;
        let transition = self.transition;
        let mut ready = BTreeSet::new();
        for member in &members {
            let commit = commit.to_vec();
            let announced = DaveMessage::Commit { transition, commit };
            assert_eq!(
                self.to(*member, announced),
                [DaveReply::TransitionReady(transition)],
                "{member}"
            );
            ready.insert(*member);
        }
        if let Some(user) = added {
            let welcome = welcome.to_vec();
            let welcomed = DaveMessage::Welcome {
                transition,
                welcome,
            };
            assert_eq!(
                self.to(user, welcomed),
                [DaveReply::TransitionReady(transition)],
                "{user}"
            );
            self.occupy_leaf(user);
            ready.insert(user);
        }
        if self.executes {
            self.execute(&ready);
        }
    }

    pub fn execute(&mut self, users: &BTreeSet<u64>) {
        let transition = self.transition;
        for user in users {
            self.to(*user, DaveMessage::ExecuteTransition { transition });
        }
    }

    /// An added member takes the leftmost blank leaf (RFC 9420, section 7.7).
    pub fn occupy_leaf(&mut self, user: u64) {
        match self.leaves.iter_mut().find(|leaf| leaf.is_none()) {
            Some(leaf) => *leaf = Some(user),
            None => self.leaves.push(Some(user)),
        }
    }

    /// Begins a new group, whose only member is this user.
    pub fn restart_with(&mut self, user: u64) {
        self.epoch = 0;
        self.leaves = vec![Some(user)];
    }

    /// The frame that a user sends for an Opus packet.
    pub fn encrypt(&mut self, user: u64, packet: &[u8]) -> Vec<u8> {
        let mut frame = Vec::new();
        let group = self.clients.get_mut(&user).unwrap();
        group.encrypt(packet, &mut frame).expect("no key");
        frame
    }

    /// What a user makes of another's frame.
    pub fn decrypt(
        &mut self,
        user: u64,
        from: u64,
        frame: &[u8],
    ) -> Result<Vec<u8>, crate::dave::FrameError> {
        let mut packet = Vec::new();
        let now = self.now;
        let group = self.clients.get_mut(&user).unwrap();
        group.decrypt(Id::new(from), frame, now, &mut packet)?;
        Ok(packet)
    }

    /// Has everybody speak to everybody.
    pub fn assert_all_hear_all(&mut self) {
        let users: Vec<_> = self.clients.keys().copied().collect();
        for from in &users {
            let frame = self.encrypt(*from, b"an Opus packet");
            assert!(!frame.starts_with(b"an Opus"));
            for to in users.iter().filter(|to| *to != from) {
                let heard = self.decrypt(*to, *from, &frame);
                assert_eq!(
                    heard.as_deref(),
                    Ok(&b"an Opus packet"[..]),
                    "{from} → {to}"
                );
            }
        }
        let codes = self.clients.values().map(DaveGroup::privacy_code);
        assert_eq!(codes.collect::<BTreeSet<_>>().len(), 1);
    }
}

/// The key package that is the only reply.
pub fn key_package(replies: Vec<DaveReply>) -> Vec<u8> {
    match &replies[..] {
        [DaveReply::KeyPackage(package)] => package.clone(),
        replies => panic!("{replies:?}"),
    }
}

/// The content of opcode 27 that appends a proposal.
fn appended(proposal: MlsMessageOut) -> Vec<u8> {
    let proposals = VLBytes::new(proposal.tls_serialize_detached().unwrap());
    let mut content = vec![0];
    content.extend(proposals.tls_serialize_detached().unwrap());
    content
}
