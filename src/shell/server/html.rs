//! Pages of the preview's own. Invariant: text that was read from files is escaped on its way in.

pub(super) use crate::render::escaped as escape;

/// What every page of ours may load: scripts, styles and requests of the preview alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'";

/// A whole page. `main` is HTML, `title` is text.
pub(super) fn document(title: &str, main: &str) -> Vec<u8> {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"/_mingbai/dashboard.css\">\n</head>\n<body>\n{main}\n</body>\n</html>\n"
    )
    .into_bytes()
}
