//! A simulated user as a member of a group.

use std::collections::BTreeMap;

use openmls::prelude::tls_codec::Serialize;
use openmls::prelude::*;
use openmls_basic_credential::SignatureKeyPair;
use openmls_rust_crypto::OpenMlsRustCrypto;

use super::frame::FrameKey;
use super::message::{FromMember, ToMember};
use super::{CIPHERSUITE, group_id};
use crate::id::Id;

/// The label of the secrets from which the keys of frames are made.
const KEY_LABEL: &str = "Discord Secure Frames v0";
const KEY_LENGTH: usize = 16;

/// A member.
pub struct SimulatedMember {
    user: Id,
    channel: Id,
    provider: OpenMlsRustCrypto,
    signer: SignatureKeyPair,
    external_sender: Option<ExternalSender>,
    group: Option<MlsGroup>,
    /// Whether the member commits proposals. One that is late anyway may save the work.
    pub commits: bool,
    /// The own commit that was sent.
    commit: Option<Vec<u8>>,
    /// The key for what the member sends, and the number of the last frame.
    sending: Option<(FrameKey, u32)>,
    /// Whether the member sends plain frames as long as there is no key.
    is_plain: bool,
    /// The transition that ends the encryption.
    downgrade: Option<u16>,
    /// The keys of the members in this epoch, and in the last one.
    receiving: [BTreeMap<Id, FrameKey>; 2],
}

impl SimulatedMember {
    /// A user who is not a member yet. `None` if there is no key.
    pub fn new(user: Id, channel: Id, is_plain: bool) -> Option<SimulatedMember> {
        Some(SimulatedMember {
            user,
            channel,
            provider: OpenMlsRustCrypto::default(),
            signer: SignatureKeyPair::new(CIPHERSUITE.signature_algorithm()).ok()?,
            external_sender: None,
            group: None,
            commits: true,
            commit: None,
            sending: None,
            is_plain,
            downgrade: None,
            receiving: Default::default(),
        })
    }

    /// Handles a message of the server. What cannot be handled is answered with a request to be added again.
    pub fn handle(&mut self, message: ToMember) -> Vec<FromMember> {
        match message {
            ToMember::ExternalSender(sender) => {
                self.external_sender = ExternalSender::tls_deserialize_exact_bytes(&sender).ok();
                self.begin().into_iter().collect()
            }
            ToMember::PrepareEpoch => self.begin().into_iter().collect(),
            ToMember::Proposals(content) => {
                let commit = self.proposals(&content);
                commit.into_iter().map(FromMember::CommitWelcome).collect()
            }
            ToMember::Commit { transition, commit } => {
                let is_valid = self.merge(&commit).is_some();
                self.changed(transition, is_valid)
            }
            ToMember::Welcome {
                transition,
                welcome,
            } => {
                let is_valid = self.welcome(&welcome).is_some();
                self.changed(transition, is_valid)
            }
            ToMember::ExecuteTransition(transition) => {
                self.is_plain = self.downgrade.take() == Some(transition);
                if self.is_plain {
                    self.group = None;
                }
                let key = self.key_of(self.user);
                self.sending = key.map(|key| (key, 0));
                Vec::new()
            }
            ToMember::PrepareTransition {
                transition,
                version: 0,
            } => {
                self.downgrade = Some(transition);
                // There is a new one when the encryption begins again.
                self.external_sender = None;
                vec![FromMember::TransitionReady(transition)]
            }
            ToMember::PrepareTransition { .. } => Vec::new(),
        }
    }

    /// Encrypts a packet, if the call is encrypted. `None` if there is no key yet.
    pub fn seal(&mut self, packet: &[u8]) -> Option<Vec<u8>> {
        if self.is_plain && self.sending.is_none() {
            return Some(packet.to_vec());
        }
        let (key, number) = self.sending.as_mut()?;
        *number += 1;
        key.seal(*number, packet)
    }

    /// Decrypts a frame of another member.
    pub fn open(&self, from: Id, frame: &[u8]) -> Option<Vec<u8>> {
        let mut keys = self.receiving.iter().filter_map(|keys| keys.get(&from));
        keys.find_map(|key| key.open(frame))
    }

    /// The code that all members see.
    pub fn privacy_code(&self) -> Option<String> {
        self.sending.as_ref()?;
        let authenticator = self.group.as_ref()?.epoch_authenticator().as_slice();
        let groups = authenticator.chunks_exact(5).take(6);
        let digits = groups.map(|group| {
            let number = group
                .iter()
                .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            format!("{:05}", number % 100_000)
        });
        Some(digits.collect())
    }

    fn credential(&self) -> CredentialWithKey {
        CredentialWithKey {
            credential: BasicCredential::new(self.user.0.to_be_bytes().into()).into(),
            signature_key: self.signer.public().into(),
        }
    }

    /// Begins a local group, and asks to be added to the others.
    fn begin(&mut self) -> Option<FromMember> {
        self.group = None;
        self.commit = None;
        self.sending = None;
        self.provider = OpenMlsRustCrypto::default();
        let sender = self.external_sender.clone()?;
        let extension = Extension::ExternalSenders(vec![sender]);
        let config = MlsGroupCreateConfig::builder()
            .with_group_context_extensions(Extensions::single(extension).ok()?)
            .ciphersuite(CIPHERSUITE)
            .capabilities(capabilities())
            .use_ratchet_tree_extension(true)
            .wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
            .build();
        let group = MlsGroup::new_with_group_id(
            &self.provider,
            &self.signer,
            &config,
            group_id(self.channel),
            self.credential(),
        );
        self.group = Some(group.ok()?);
        self.key_package().map(FromMember::KeyPackage)
    }

    /// What the member is added to a group with.
    pub fn key_package(&self) -> Option<Vec<u8>> {
        // The whitepaper asks for a lifetime that does not end.
        let mut lifetime = [0; 16];
        lifetime[8..].fill(0xff);
        let package = KeyPackage::builder()
            .leaf_node_capabilities(capabilities())
            .key_package_lifetime(Lifetime::tls_deserialize_exact_bytes(&lifetime).ok()?)
            .build(CIPHERSUITE, &self.provider, &self.signer, self.credential());
        let package = package.ok()?.key_package().tls_serialize_detached();
        package.ok()
    }

    /// Commits proposals.
    fn proposals(&mut self, content: &[u8]) -> Option<Vec<u8>> {
        let group = self.group.as_mut()?;
        let [0, proposals @ ..] = content else {
            return None;
        };
        let proposals: Vec<u8> = VLBytes::tls_deserialize_exact_bytes(proposals).ok()?.into();
        let mut rest = &proposals[..];
        while !rest.is_empty() {
            let (message, left) = MlsMessageIn::tls_deserialize_bytes(rest).ok()?;
            rest = left;
            let message = message.try_into_protocol_message().ok()?;
            let processed = group.process_message(&self.provider, message).ok()?;
            let ProcessedMessageContent::ProposalMessage(proposal) = processed.into_content()
            else {
                return None;
            };
            let storage = self.provider.storage();
            group.store_pending_proposal(storage, *proposal).ok()?;
        }
        if !self.commits {
            return None;
        }
        let (commit, welcome, _) = group
            .commit_to_pending_proposals(&self.provider, &self.signer)
            .ok()?;
        let mut message = commit.tls_serialize_detached().ok()?;
        self.commit = Some(message.clone());
        if let Some(welcome) = welcome
            && let MlsMessageBodyOut::Welcome(welcome) = welcome.body()
        {
            message.extend(welcome.tls_serialize_detached().ok()?);
        }
        Some(message)
    }

    /// Applies the commit that has won.
    fn merge(&mut self, commit: &[u8]) -> Option<()> {
        let group = self.group.as_mut()?;
        if self.commit.take().as_deref() == Some(commit) {
            return group.merge_pending_commit(&self.provider).ok();
        }
        let message = MlsMessageIn::tls_deserialize_exact_bytes(commit).ok()?;
        let message = message.try_into_protocol_message().ok()?;
        let processed = group.process_message(&self.provider, message).ok()?;
        let ProcessedMessageContent::StagedCommitMessage(staged) = processed.into_content() else {
            return None;
        };
        group.merge_staged_commit(&self.provider, *staged).ok()
    }

    fn welcome(&mut self, welcome: &[u8]) -> Option<()> {
        let config = MlsGroupJoinConfig::builder()
            .use_ratchet_tree_extension(true)
            .wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
            .build();
        let welcome = Welcome::tls_deserialize_exact_bytes(welcome).ok()?;
        let staged = StagedWelcome::build_from_welcome(&self.provider, &config, welcome)
            .ok()?
            .replace_old_group()
            .build()
            .ok()?;
        self.group = Some(staged.into_group(&self.provider).ok()?);
        self.commit = None;
        Some(())
    }

    /// The group has changed, or could not be changed.
    fn changed(&mut self, transition: u16, is_valid: bool) -> Vec<FromMember> {
        if !is_valid {
            let mut replies = vec![FromMember::InvalidCommitWelcome];
            replies.extend(self.begin());
            return replies;
        }
        let members = self.group.iter().flat_map(|group| group.members());
        let users = members.filter_map(|member| {
            let identity = member.credential.serialized_content().try_into().ok()?;
            Some(Id(u64::from_be_bytes(identity)))
        });
        let users: Vec<Id> = users.collect();
        let keys = users
            .into_iter()
            .filter_map(|user| Some((user, self.key_of(user)?)))
            .collect();
        self.receiving.swap(0, 1);
        self.receiving[0] = keys;
        vec![FromMember::TransitionReady(transition)]
    }

    /// The first key of a member in the present epoch.
    fn key_of(&self, user: Id) -> Option<FrameKey> {
        let group = self.group.as_ref()?;
        let context = user.0.to_le_bytes();
        let secret = group
            .export_secret(self.provider.crypto(), KEY_LABEL, &context, KEY_LENGTH)
            .ok()?;
        FrameKey::new(&secret)
    }
}

/// What members of the group must support.
fn capabilities() -> Capabilities {
    Capabilities::builder()
        .versions(vec![ProtocolVersion::Mls10])
        .ciphersuites(vec![CIPHERSUITE])
        .extensions(vec![])
        .proposals(vec![])
        .credentials(vec![CredentialType::Basic])
        .build()
}
