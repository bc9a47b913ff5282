//! An answer drawn from the pattern that the server put into the page: its markup is written once, there. Here words are put in
//! place of the names of their parts, as text and never as markup.

use domain::what_if::Answer;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlTemplateElement, Node};

/// All answers, to be put into the page.
pub fn answers(pattern: &HtmlTemplateElement, answers: &[Answer]) -> Option<DocumentFragment> {
    let all = pattern.owner_document()?.create_document_fragment();
    for answer in answers {
        let one: DocumentFragment = pattern.content().clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let tables = one.query_selector_all("table").ok()?;
        for (place, rows) in [&answer.difference.rows, &answer.difference.courses].into_iter().enumerate() {
            table(&tables.get(u32::try_from(place).ok()?)?.dyn_into().ok()?, rows)?;
        }
        let period = answer.period.as_deref().unwrap_or_default();
        fill(&one, &[("{licence}", &answer.licence), ("{period}", period), ("{lead}", &answer.difference.lead)]);
        all.append_child(&one).ok()?;
    }
    Some(all)
}

/// A table with its row once for each; none without rows.
fn table(table: &Element, rows: &[[String; 3]]) -> Option<()> {
    if rows.is_empty() {
        table.remove();
        return Some(());
    }
    let row = table.query_selector("tbody tr").ok()??;
    let body = row.parent_node()?;
    body.remove_child(&row).ok()?;
    for [first, now, then] in rows {
        let one = row.clone_node_with_deep(true).ok()?;
        fill(&one, &[("{first}", first), ("{now}", now), ("{then}", then)]);
        body.append_child(&one).ok()?;
    }
    Some(())
}

/// Puts words in place of their names, in every text below a node. Where nothing is left, its element goes too.
fn fill(node: &Node, words: &[(&str, &str)]) {
    if node.node_type() == Node::TEXT_NODE {
        let pattern = node.node_value().unwrap_or_default();
        if !pattern.contains('{') {
            return;
        }
        let text = words.iter().fold(pattern, |text, (name, word)| text.replace(name, word));
        match node.parent_element().filter(|_| text.is_empty()) {
            Some(element) => element.remove(),
            None => node.set_node_value(Some(&text)),
        }
        return;
    }
    let below = node.child_nodes();
    let below: Vec<Node> = (0..below.length()).filter_map(|place| below.get(place)).collect();
    below.iter().for_each(|node| fill(node, words));
}
