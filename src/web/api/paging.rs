//! Lists a page at a time, with links to the next and the previous one (RFC 8288).

use axum::http::{HeaderName, HeaderValue, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

const MOST: usize = 200;

/// Which part of a list.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Counted from 1.
    #[param(minimum = 1, default = 1)]
    pub page: usize,
    /// At most 200.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub per_page: usize,
}

impl Default for Paging {
    fn default() -> Self {
        Self { page: 1, per_page: 50 }
    }
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Paged<T> {
    pub items: Vec<T>,
    pub page: usize,
    pub pages: usize,
    /// How many there are in all.
    pub total: usize,
}

impl Paging {
    /// The part of a list, and the header that leads on.
    pub fn cut<T>(self, all: Vec<T>, address: &str) -> (Option<(HeaderName, HeaderValue)>, Paged<T>) {
        let per_page = self.per_page.clamp(1, MOST);
        let (page, total) = (self.page.max(1), all.len());
        let pages = total.div_ceil(per_page).max(1);
        let items = all.into_iter().skip((page - 1).saturating_mul(per_page)).take(per_page).collect();
        let link = |to: usize, rel: &str| format!("<{address}?page={to}&per_page={per_page}>; rel=\"{rel}\"");
        let next = (page < pages).then(|| link(page + 1, "next"));
        let previous = (page > 1).then(|| link((page - 1).min(pages), "prev"));
        let links: Vec<String> = next.into_iter().chain(previous).collect();
        let header = HeaderValue::from_str(&links.join(", ")).ok().filter(|_| !links.is_empty());
        (header.map(|value| (header::LINK, value)), Paged { items, page, pages, total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_and_leads_on_and_back() {
        let (link, paged) = Paging { page: 2, per_page: 2 }.cut(vec![1, 2, 3, 4, 5], "/x");
        assert_eq!((paged.items, paged.page, paged.pages, paged.total), (vec![3, 4], 2, 3, 5));
        assert_eq!(link.unwrap().1, "</x?page=3&per_page=2>; rel=\"next\", </x?page=1&per_page=2>; rel=\"prev\"");
        let (link, paged) = Paging::default().cut(Vec::<u8>::new(), "/x");
        assert!(link.is_none() && paged.items.is_empty() && paged.pages == 1);
        let (link, paged) = Paging { page: 9, per_page: 9_999 }.cut(vec![0; 201], "/x");
        assert!(paged.items.is_empty() && paged.pages == 2);
        assert_eq!(link.unwrap().1, "</x?page=2&per_page=200>; rel=\"prev\"");
        assert!(Paging { page: usize::MAX, per_page: 2 }.cut(vec![0; 3], "/x").1.items.is_empty());
    }
}
