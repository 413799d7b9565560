//! Loading a site from disk: what is found, and what is refused.
