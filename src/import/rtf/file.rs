//! Files within a text: pictures and objects, in hexadecimal or byte by byte.

use super::super::base64::hex;
use super::super::foreign::Gap;
use super::super::legacy::{embedded, name_packed};
use super::Rtf;

impl Rtf<'_, '_> {
    /// A byte in two letters, of which this is the first. A line may end between them.
    pub(super) fn hexadecimal(&mut self, byte: u8) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let ends = ends.count();
        if let Some(low) = rest.get(ends)
            && let Some(byte) = hex(byte, *low)
        {
            self.file.push(byte);
            self.at += ends + 1;
        }
    }

    /// So many bytes as they are. Where fewer are left, what stands there is read as the text that it may be.
    pub(super) fn binary(&mut self, count: usize) {
        self.end_characters();
        match self.bytes[self.at..].get(..count) {
            Some(file) => {
                self.file.extend_from_slice(file);
                self.at += count;
            }
            None => self.flow.foreign.gap(Gap::BrokenInPart),
        }
    }

    /// The file is whole, or the text ends in it.
    pub(super) fn end_file(&mut self) {
        let file = std::mem::take(&mut self.file);
        if file.is_empty() {
            return;
        }
        // Names of pictures stand before their bytes.
        // The name of an object's kind stands before two lengths and that of the object itself.
        const CLASS: &[u8] = b"\x08\0\0\0Package\0";
        if let Some(at) = memchr::memmem::find(&file, CLASS) {
            let native = file.get(at + CLASS.len() + 12..).unwrap_or_default();
            name_packed(native, self.flow.foreign);
        }
        let start = embedded(&file).unwrap_or(0);
        self.flow.foreign.embed_part("对象", file[start..].to_vec());
    }
}
