//! Which files go out, by the last part of their names: by it servers and computers decide what to do with one.

/// Documents, data, pictures, sounds and archives that offices use.
const FILES: &str = "\
    pdf ofd xps oxps djvu epub caj kdh nh ceb cebx sep gd \
    doc docx docm dot dotx wps wpt rtf odt ott fodt uof uot \
    xls xlsx xlsm xlsb xlt xltx et ett csv tsv tab ods ots fods uos \
    ppt pptx pptm pps ppsx pot potx dps dpt odp otp fodp uop odg otg fodg odf pub \
    txt text log md markdown tex srt xml json jsonl ndjson geojson yaml yml rss atom \
    dbf mdb accdb db sqlite sqlite3 sav dta por shp shx prj cpg kml kmz gpx dif slk \
    jpg jpeg jpe jfif png gif bmp dib tif tiff webp svg svgz heic heif avif ico wmf emf psd ai eps ps cdr \
    dwg dxf dwf vsd vsdx vdx mpp xmind mmap \
    mp3 wav wma m4a aac ogg oga flac amr mp4 m4v mov avi wmv mkv flv webm ogv mpg mpeg 3gp rm rmvb \
    pages numbers key jp2 pcx tga sql prn \
    zip rar 7z gz tgz tar bz2 xz zst z lzh arj lzma \
    eml msg mht mhtml mbox ics vcf p7s p7m sig asc";
/// What a site is made of besides.
const OF_SITES: &str = "css woff woff2 ttf otf eot webmanifest map nojekyll";
/// A longer one, or one of digits or Chinese characters only, is part of a name.
const LONGEST: usize = 20;

/// Whose files they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileOwner {
    /// Of a report.
    Report,
    /// Of `static/`.
    Site,
}

/// The last part of a name, in small letters, if no file that is called so goes out.
pub(super) fn unlisted(name: &str, owner: FileOwner) -> Option<String> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.trim().to_ascii_lowercase();
    let is_one = extension.len() <= LONGEST
        && extension
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'~'))
        && extension.bytes().any(|b| b.is_ascii_alphabetic());
    let has = |list: &str| list.split_whitespace().any(|known| known == extension);
    (is_one && !has(FILES) && !(owner == FileOwner::Site && has(OF_SITES))).then_some(extension)
}
