//! The container of older office files: streams in chains of sectors.
//!
//! Invariant: chains are followed no further than there are sectors, so that loops end.

/// Marks of chains above any sector.
const RESERVED: u32 = 0xFFFF_FFFA;
/// Streams below this many bytes lie in small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// An opened container.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    chains: Vec<u32>,
    small_chains: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    /// The entries beside it, before and after, and the first within it.
    tied: [u32; 3],
    is_stream: bool,
    start: u32,
    size: usize,
    /// The entry it lies in.
    folder: usize,
}

/// A stream of a container.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    pub(super) name: String,
    /// The folder it lies in: streams of one document lie in one.
    pub(super) folder: usize,
    at: usize,
}

impl<'a> Container<'a> {
    /// Opens a container; `None` if it is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container = Self {
            bytes,
            sector,
            chains: Vec::new(),
            small_chains: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        container.read_chains()?;
        let directory = container.chain(u32_at(bytes, 48)?);
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        container.find_folders();
        let root = container.entries.first()?;
        container.small = container.chain(root.start);
        let small_chains = container.chain(u32_at(bytes, 60)?);
        container.small_chains = numbers(&small_chains).collect();
        Some(container)
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut names = self.entries.iter().map(|entry| &entry.name);
        names.any(|entry| entry.eq_ignore_ascii_case(name))
    }

    /// All streams, those of folders within folders too.
    pub(super) fn streams(&self) -> Vec<Stream> {
        let entries = self.entries.iter().enumerate();
        let streams = entries.filter(|(_, entry)| entry.is_stream);
        streams
            .map(|(at, entry)| Stream {
                name: entry.name.clone(),
                folder: entry.folder,
                at,
            })
            .collect()
    }

    /// The bytes of a stream.
    pub(super) fn bytes(&self, stream: &Stream) -> Vec<u8> {
        let Some(entry) = self.entries.get(stream.at) else {
            return Vec::new();
        };
        let mut bytes = match entry.size < SMALL_STREAM {
            true => self.small_chain(entry.start),
            false => self.chain(entry.start),
        };
        bytes.truncate(entry.size);
        bytes
    }

    /// Finds the folder of each entry. Every entry is looked at once, whatever they say of one another.
    fn find_folders(&mut self) {
        let mut seen = vec![false; self.entries.len()];
        let mut open = vec![(0, 0)];
        while let Some((at, folder)) = open.pop() {
            let unseen = seen
                .get_mut(at)
                .is_some_and(|seen| !std::mem::replace(seen, true));
            let Some(entry) = self.entries.get_mut(at).filter(|_| unseen) else {
                continue;
            };
            entry.folder = folder;
            let [before, after, within] = entry.tied;
            open.extend([
                (before as usize, folder),
                (after as usize, folder),
                (within as usize, at),
            ]);
        }
    }

    /// The table of chains, which itself lies in sectors listed in the header and beyond it.
    fn read_chains(&mut self) -> Option<()> {
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        let sectors = self.bytes.len() / self.sector;
        for _ in 0..sectors {
            if more >= RESERVED {
                break;
            }
            let mut numbers: Vec<u32> = numbers(self.sector_at(more)?).collect();
            more = numbers.pop()?;
            listed.extend(numbers);
        }
        for sector in listed
            .into_iter()
            .filter(|sector| *sector < RESERVED)
            .take(sectors)
        {
            self.chains.extend(numbers(self.sector_at(sector)?));
        }
        Some(())
    }

    fn sector_at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize + 1).checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut sector = start;
        while let Some(part) = self.sector_at(sector).filter(|_| sector < RESERVED) {
            if bytes.len() > self.bytes.len() {
                break;
            }
            bytes.extend_from_slice(part);
            sector = self
                .chains
                .get(sector as usize)
                .copied()
                .unwrap_or(RESERVED);
        }
        bytes
    }

    fn small_chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut sector = start;
        while sector < RESERVED && bytes.len() < SMALL_STREAM {
            let at = sector as usize * SMALL_SECTOR;
            let Some(part) = self.small.get(at..at + SMALL_SECTOR) else {
                break;
            };
            bytes.extend_from_slice(part);
            let next = self.small_chains.get(sector as usize);
            sector = next.copied().unwrap_or(RESERVED);
        }
        bytes
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
    let units = bytes.get(..length)?.chunks_exact(2);
    let units: Vec<u16> = units
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        tied: [u32_at(bytes, 68)?, u32_at(bytes, 72)?, u32_at(bytes, 76)?],
        is_stream: bytes.get(66) == Some(&2),
        folder: 0,
        start: u32_at(bytes, 116)?,
        size: u32_at(bytes, 120)? as usize,
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let words = bytes.chunks_exact(4);
    words.map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

/// Two bytes at a place, the lower first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

/// Eight bytes at a place, the lowest first.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let (low, high) = (u32_at(bytes, at)?, u32_at(bytes, at.checked_add(4)?)?);
    Some(u64::from(high) << 32 | u64::from(low))
}

/// Four bytes at a place, the lowest first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let word = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}
