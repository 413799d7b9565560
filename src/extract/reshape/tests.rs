//! Invented forms in each shape.
