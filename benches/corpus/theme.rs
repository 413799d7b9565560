//! What a project can be about.
//! Takes the lines of `text/theme.txt`; gives themes, each with four things that can be counted.
//! Every line is complete: the test reads all of them.

/// Something the project makes, counts and is measured by.
pub(crate) struct Product {
    pub(crate) name: &'static str,
    pub(crate) measure: &'static str,
    pub(crate) least: u64,
    pub(crate) most: u64,
}

pub(crate) struct Theme {
    pub(crate) slug: &'static str,
    pub(crate) project: &'static str,
    pub(crate) topic: &'static str,
    /// The work itself.
    pub(crate) work: &'static str,
    /// Whom it is for.
    pub(crate) people: &'static str,
    /// Where or on what it is done.
    pub(crate) object: &'static str,
    pub(crate) products: Vec<Product>,
    /// What gets better.
    pub(crate) benefit: &'static str,
}

pub(crate) const PRODUCTS: usize = 4;

pub(crate) fn themes() -> Vec<Theme> {
    include_str!("text/theme.txt")
        .lines()
        .filter_map(theme)
        .collect()
}

/// `slug|project|topic|work|people|object|product × 4|benefit`.
pub(crate) fn theme(line: &'static str) -> Option<Theme> {
    let parts: Vec<&'static str> = line.split('|').collect();
    let [
        slug,
        project,
        topic,
        work,
        people,
        object,
        products @ ..,
        benefit,
    ] = parts.as_slice()
    else {
        return None;
    };
    let products: Vec<Product> = products.iter().filter_map(|text| product(text)).collect();
    (products.len() == PRODUCTS).then_some(Theme {
        slug,
        project,
        topic,
        work,
        people,
        object,
        products,
        benefit,
    })
}

/// `name:measure:least:most`.
fn product(text: &'static str) -> Option<Product> {
    let mut parts = text.split(':');
    Some(Product {
        name: parts.next()?,
        measure: parts.next()?,
        least: parts.next()?.parse().ok()?,
        most: parts.next()?.parse().ok()?,
    })
}
