//! Certificates: sent, read, looked over, kept with the learning they prove; and gone when they are removed.

mod carried;
mod doors;
mod heic;
mod reading;
mod stores;

use crate::support::Client;
use std::path::Path;

/// A file of the samples.
pub fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Sends one sample; the address of its certificate.
pub async fn sent(client: &mut Client, name: &str) -> String {
    client.upload("/certificates", &[], Some((name, &sample(name)))).await.leads_to()
}

/// The value of a field in a drawn form.
pub fn value(page: &str, field: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{field}\"")).unwrap_or_else(|| panic!("no field {field}: {page}"));
    let tag = rest.split('>').next().unwrap_or_default();
    let value = tag.split("value=\"").nth(1).and_then(|value| value.split('"').next()).unwrap_or_default();
    value.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", "\"")
}

/// The form's fields as it shows them, to be sent back.
pub fn form(page: &str) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&'static str, String)> =
        ["id", "title", "completed_on", "provider", "hours", "minutes", "credit", "approval_number", "starts_on"]
            .map(|field| (field, value(page, field)))
            .to_vec();
    for field in ["kind", "delivery", "credit_unit"] {
        let (_, rest) = page.split_once(&format!("name=\"{field}\"")).expect("a select");
        let options = rest.split("</select>").next().unwrap_or_default();
        let chosen = options.split("<option ").find(|option| option.contains(" selected"));
        let chosen = chosen.and_then(|option| option.split("value=\"").nth(1)?.split('"').next()).unwrap_or_default();
        fields.push((field, chosen.to_owned()));
    }
    fields.push(("status", "completed".into()));
    fields
}

/// Sends a form back as it is shown.
pub async fn save(client: &mut Client, path: &str) -> String {
    let page = client.page(path).await;
    let fields = form(&page);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await.leads_to()
}
