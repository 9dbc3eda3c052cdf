//! Protection from `SIGPIPE`, which Unix raises in a thread that writes to a connection the peer has reset, and whose default
//! action ends the game. Rust programs ignore the signal, but a game is not one.
//!
//! The disposition of the process is not changed, because the programs that a game starts inherit it, and so is the
//! signal mask of the main thread, from which they are started. The threads of this addon block the signal instead, and
//! the main thread never writes to a connection of the addon. Apple's systems do not define which thread receives the
//! signal; there, the library that opens a socket sets the option that disables the signal for it.

/// Blocks `SIGPIPE` in the calling thread, for as long as the thread lives. A write to a reset connection then fails with an
/// ordinary error.
pub fn block_in_this_thread() {
    #[cfg(unix)]
    {
        let mut signals = std::mem::MaybeUninit::<libc::sigset_t>::uninit();
        // SAFETY: `sigemptyset` initializes the set, the others only read it, and a null pointer means that the old
        // mask is not returned. They fail only for signals that do not exist.
        unsafe {
            libc::sigemptyset(signals.as_mut_ptr());
            libc::sigaddset(signals.as_mut_ptr(), libc::SIGPIPE);
            libc::pthread_sigmask(libc::SIG_BLOCK, signals.as_ptr(), std::ptr::null_mut());
        }
    }
}
