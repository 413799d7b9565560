//! Nothing of a form is lost.
