//! Files of the operating system.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use bytes::Bytes;

/// Reads a file of at most `max` bytes. A larger file is not read.
pub(super) fn read(path: &Path, max: u64) -> Result<Bytes, String> {
    let problem = |error: std::io::Error| format!("'{}' cannot be opened: {error}", path.display());
    let file = File::open(path).map_err(problem)?;
    let length = file.metadata().map_err(problem)?.len();
    if length > max {
        return Err(super::too_large(length, max));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // The file may be growing.
    file.take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(problem)?;
    match bytes.len() as u64 {
        0 => Err(super::EMPTY.to_owned()),
        length if length > max => Err(super::too_large(length, max)),
        _ => Ok(bytes.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn temporary(name: &str, length: u64) -> PathBuf {
        let path = std::env::temp_dir().join(format!("discord-rest-{}-{name}", std::process::id()));
        File::create(&path).unwrap().set_len(length).unwrap();
        path
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        // A sparse file: it has no blocks on the disk, but reading it would take a terabyte of memory.
        let path = temporary("large", 1 << 40);
        let problem = read(&path, 10 << 20).unwrap_err();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(
            problem,
            "the file has 1048576.0 MiB; Discord accepts at most 10 MiB"
        );
    }

    #[test]
    fn problems_name_the_path() {
        let path = temporary("empty", 0);
        assert!(read(&path, 10).unwrap_err().contains("is empty"));
        std::fs::remove_file(&path).unwrap();
        let problem = read(&path, 10).unwrap_err();
        assert!(problem.contains(&*path.to_string_lossy()), "{problem}");
        assert!(problem.contains("cannot be opened"), "{problem}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_without_an_end_is_refused() {
        let problem = read(Path::new("/dev/zero"), 1 << 20).unwrap_err();
        assert!(problem.contains("at most 1 MiB"), "{problem}");
    }
}
