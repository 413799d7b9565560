//! mingbai (明白): turns a folder of project performance self-evaluation reports into a static
//! site that a government can publish as it is.
