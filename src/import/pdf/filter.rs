//! How streams of a PDF are packed: each way undone, up to a number of bytes.

use super::lexer::is_space;
use flate2::{Decompress, FlushDecompress, Status};

/// Why a stream was not unpacked to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is a picture.
    Picture,
    /// A way of packing that nobody knows.
    Unknown,
    /// It is damaged.
    Damaged,
    /// It is larger than may be read.
    Limit,
}

/// What a stream unpacks to, as far as it goes.
pub(super) type Unpacked = (Vec<u8>, Option<Flaw>);

/// How values were arranged before they were packed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameters {
    /// 1 for as they were, 2 for differences, from 10 on by lines as in PNG.
    pub(super) predictor: usize,
    /// Values a place.
    pub(super) colors: usize,
    /// Bits a value.
    pub(super) bits: usize,
    /// Places a line.
    pub(super) columns: usize,
    /// Whether LZW codes grow one code early, which they do unless it is said otherwise.
    pub(super) early: usize,
}

/// Undoes one way of packing; gives `most` bytes at most.
pub(super) fn undo(name: &[u8], parameters: Parameters, packed: &[u8], most: usize) -> Unpacked {
    if packed.iter().all(|byte| is_space(*byte)) {
        return (Vec::new(), None);
    }
    match name {
        b"FlateDecode" | b"Fl" => arranged(inflate(packed, most), parameters),
        b"LZWDecode" | b"LZW" => arranged(lzw(packed, parameters.early, most), parameters),
        b"ASCII85Decode" | b"A85" => ascii85(packed, most),
        b"ASCIIHexDecode" | b"AHx" => hexadecimal(packed, most),
        b"RunLengthDecode" | b"RL" => run_length(packed, most),
        b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF" => {
            (Vec::new(), Some(Flaw::Picture))
        }
        _ => (Vec::new(), Some(Flaw::Unknown)),
    }
}

/// Without the check sum at the end, which readers do not look at.
fn inflate(packed: &[u8], most: usize) -> Unpacked {
    let has_header = matches!(packed, [first, second, ..]
        if first & 15 == 8 && (u32::from(*first) << 8 | u32::from(*second)) % 31 == 0);
    let packed = if has_header { &packed[2..] } else { packed };
    let mut inflater = Decompress::new(false);
    let mut out = Vec::new();
    loop {
        let taken = inflater.total_in() as usize;
        let given = out.len();
        if given > most {
            out.truncate(most);
            return (out, Some(Flaw::Limit));
        }
        out.reserve((packed.len() * 2).clamp(512, 1 << 16));
        let rest = packed.get(taken..).unwrap_or(&[]);
        match inflater.decompress_vec(rest, &mut out, FlushDecompress::None) {
            Ok(Status::StreamEnd) if out.len() <= most => return (out, None),
            Ok(_) if out.len() > given || inflater.total_in() as usize > taken => {}
            _ => return (out, Some(Flaw::Damaged)),
        }
    }
}

/// A table of strings, each one byte longer than another of the table.
fn lzw(packed: &[u8], early: usize, most: usize) -> Unpacked {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Where in the output a string stands, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut out, mut width, mut previous) = (Vec::new(), 9, None::<(usize, usize)>);
    let (mut buffer, mut held) = (0_u32, 0);
    for byte in packed {
        buffer = buffer << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (buffer >> held) as usize & ((1 << width) - 1);
        let start = out.len();
        match code {
            CLEAR => {
                table.clear();
                (width, previous) = (9, None);
                continue;
            }
            END => return (out, None),
            literal if literal < CLEAR => out.push(literal as u8),
            code => {
                let known = table.get(code - END - 1).copied();
                // The string that is about to be put in the table: the one before and its first byte.
                let next = previous.filter(|_| code - END - 1 == table.len());
                let string = known.or(next.map(|(start, length)| (start, length + 1)));
                let Some((from, length)) = string else {
                    return (out, Some(Flaw::Damaged));
                };
                if out.len() + length > most {
                    return (out, Some(Flaw::Limit));
                }
                for at in from..from + length {
                    out.push(out[at]);
                }
            }
        }
        if let Some((from, length)) = previous
            && table.len() + END + 1 < 4096
        {
            table.push((from, length + 1));
        }
        previous = Some((start, out.len() - start));
        width = match table.len() + END + 1 + early {
            codes if codes >= 2048 => 12,
            codes if codes >= 1024 => 11,
            codes if codes >= 512 => 10,
            _ => 9,
        };
        if out.len() > most {
            return (out, Some(Flaw::Limit));
        }
    }
    (out, None)
}

fn ascii85(packed: &[u8], most: usize) -> Unpacked {
    let (mut out, mut group, mut held) = (Vec::new(), 0_u32, 0_usize);
    for byte in packed {
        match byte {
            b'z' if held == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                held += 1;
                if held == 5 {
                    out.extend(group.to_be_bytes());
                    (group, held) = (0, 0);
                }
            }
            b'~' => break,
            byte if is_space(*byte) => {}
            _ => return (out, Some(Flaw::Damaged)),
        }
        if out.len() > most {
            return (out, Some(Flaw::Limit));
        }
    }
    if held > 1 {
        for _ in held..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&group.to_be_bytes()[..held - 1]);
    }
    (out, None)
}

fn hexadecimal(packed: &[u8], most: usize) -> Unpacked {
    let (mut out, mut high) = (Vec::new(), None);
    for byte in packed.iter().take_while(|byte| **byte != b'>') {
        if is_space(*byte) {
            continue;
        }
        let Some(digit) = char::from(*byte).to_digit(16) else {
            return (out, Some(Flaw::Damaged));
        };
        match high.take() {
            Some(high) => out.push((high << 4 | digit) as u8),
            None => high = Some(digit),
        }
        if out.len() > most {
            return (out, Some(Flaw::Limit));
        }
    }
    out.extend(high.map(|digit| (digit << 4) as u8));
    (out, None)
}

fn run_length(packed: &[u8], most: usize) -> Unpacked {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(length) = packed.get(at) {
        let length = usize::from(*length);
        let next = packed.get(at + 1..).unwrap_or(&[]);
        match (length, next.first()) {
            (128, _) => break,
            (0..128, _) => {
                out.extend(next.iter().take(length + 1));
                at += length + 2;
            }
            (_, Some(byte)) => {
                out.resize(out.len() + 257 - length, *byte);
                at += 2;
            }
            (_, None) => return (out, Some(Flaw::Damaged)),
        }
        if out.len() > most {
            return (out, Some(Flaw::Limit));
        }
    }
    (out, None)
}

/// Values as they were before they were arranged.
fn arranged((bytes, flaw): Unpacked, parameters: Parameters) -> Unpacked {
    let bits = parameters.colors.saturating_mul(parameters.bits);
    let line = bits.saturating_mul(parameters.columns).div_ceil(8);
    let place = bits.div_ceil(8).max(1);
    match parameters.predictor {
        0 | 1 => (bytes, flaw),
        _ if line == 0 || line > 1 << 24 => (bytes, flaw.or(Some(Flaw::Damaged))),
        2 if parameters.bits == 8 => (by_differences(bytes, line, place), flaw),
        10.. => (by_lines(&bytes, line, place), flaw),
        _ => (bytes, flaw.or(Some(Flaw::Unknown))),
    }
}

fn by_differences(mut bytes: Vec<u8>, line: usize, place: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(line) {
        for at in place..line.len() {
            line[at] = line[at].wrapping_add(line[at - place]);
        }
    }
    bytes
}

fn by_lines(bytes: &[u8], line: usize, place: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for source in bytes.chunks(line + 1) {
        let start = out.len();
        for (at, byte) in source[1..].iter().enumerate() {
            let is_inside = at >= place;
            let left = if is_inside {
                out[start + at - place]
            } else {
                0
            };
            let above = |at: usize| start.checked_sub(line).map_or(0, |above| out[above + at]);
            let corner = if is_inside { above(at - place) } else { 0 };
            let predicted = match source[0] {
                1 => left,
                2 => above(at),
                3 => ((u16::from(left) + u16::from(above(at))) / 2) as u8,
                4 => nearest(left, above(at), corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(predicted));
        }
    }
    out
}

/// Which of the three comes nearest to `left + above - corner`.
fn nearest(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i32::from);
    let [to_left, to_above, to_corner] = [b - c, a - c, a + b - 2 * c].map(i32::abs);
    if to_left <= to_above && to_left <= to_corner {
        left
    } else if to_above <= to_corner {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::{Flaw, Parameters, undo};

    const PLAIN: Parameters = Parameters {
        predictor: 1,
        colors: 1,
        bits: 8,
        columns: 1,
        early: 1,
    };

    #[test]
    fn each_way_of_packing_is_undone() {
        let cases: [(&str, &[u8], &[u8]); 5] = [
            ("ASCIIHexDecode", b"41 4 2 5>", b"ABP"),
            ("ASCII85Decode", b"87cUR\nD]~>", b"Hello"),
            ("RunLengthDecode", b"\x02abc\xFEd\x80", b"abcddd"),
            // The example of the standard.
            (
                "LZWDecode",
                &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01],
                &[45, 45, 45, 45, 45, 65, 45, 45, 45, 66],
            ),
            ("FlateDecode", b"\x78\x9c\x4b\x4c\x4a\x06\x00", b"abc"),
        ];
        for (name, packed, expected) in cases {
            let (bytes, flaw) = undo(name.as_bytes(), PLAIN, packed, 100);
            assert_eq!((&*bytes, flaw), (expected, None), "{name}");
            let (bytes, flaw) = undo(name.as_bytes(), PLAIN, packed, 1);
            assert!(flaw == Some(Flaw::Limit) && bytes.len() < 8, "{name}");
        }
        assert_eq!(undo(b"DCT", PLAIN, b"a", 9).1, Some(Flaw::Picture));
        assert_eq!(undo(b"Own", PLAIN, b"a", 9).1, Some(Flaw::Unknown));
        let cut = b"\x78\x9c\x4b\x4c";
        assert_eq!(undo(b"Fl", PLAIN, cut, 9).1, Some(Flaw::Damaged));
    }

    #[test]
    fn lines_arranged_as_in_pictures_are_put_back() {
        let by_lines = Parameters {
            predictor: 12,
            columns: 3,
            ..PLAIN
        };
        let lines = [0, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1];
        assert_eq!(
            super::arranged((lines.to_vec(), None), by_lines).0,
            [1, 2, 3, 2, 3, 4, 5, 6, 7]
        );
        let odd = Parameters {
            columns: usize::MAX,
            ..by_lines
        };
        assert_eq!(super::arranged((vec![1], None), odd).1, Some(Flaw::Damaged));
    }
}
