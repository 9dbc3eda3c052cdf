//! A stream that can be made to break after so many bytes: how a frame is truncated for real.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream whose writes fail once the budget is spent.
pub struct CuttableStream<S> {
    inner: S,
    budget: Arc<AtomicUsize>,
}

impl<S> CuttableStream<S> {
    /// The stream and its budget in bytes, unlimited (`usize::MAX`) until it is set.
    pub fn new(inner: S) -> (CuttableStream<S>, Arc<AtomicUsize>) {
        let budget = Arc::new(AtomicUsize::new(usize::MAX));
        let stream = CuttableStream {
            inner,
            budget: budget.clone(),
        };
        (stream, budget)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for CuttableStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for CuttableStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let budget = self.budget.load(Ordering::Relaxed);
        if budget == 0 {
            ready!(Pin::new(&mut self.inner).poll_flush(context))?;
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        let allowed = bytes.get(..budget.min(bytes.len())).unwrap_or(bytes);
        let written = ready!(Pin::new(&mut self.inner).poll_write(context, allowed))?;
        if budget != usize::MAX {
            self.budget.store(budget - written, Ordering::Relaxed);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
