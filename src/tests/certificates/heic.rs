//! A photograph as iPhones take it: read and shown like any picture, given back as it came.

use super::{sample, value};
use crate::audit::workshop;
use crate::export::unpacked_bytes;
use crate::support::{TestApp, pdf_is_sound, pdf_plain, program};
use heifer::{EncodeOptions, encode_rgb8};
use std::process::Command;

/// A photograph of a certificate, as a phone would have kept it: in tiles.
fn photograph() -> Vec<u8> {
    let sample = sample("photo-certificate.png");
    let mut decoder = png::Decoder::new(std::io::Cursor::new(sample));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let step = info.color_type.samples();
    let rgb: Vec<u8> = pixels
        .chunks_exact(step)
        .flat_map(|pixel| if step < 3 { [pixel[0]; 3] } else { [pixel[0], pixel[1], pixel[2]] })
        .collect();
    encode_rgb8(info.width, info.height, &rgb, &EncodeOptions { quality: 70, max_threads: 1 }).unwrap()
}

#[tokio::test]
async fn a_photograph_of_an_iphone_is_read_shown_and_given_back_as_it_came() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let heic = photograph();
    // The same words as from the picture that it was made of.
    let plain = client.upload("/certificates", &[], Some(("photo.png", &sample("photo-certificate.png")))).await;
    let answer = client.upload("/certificates", &[], Some(("IMG_0115.HEIC", &heic))).await;
    assert!(answer.body.replace("<!>", "").contains("IMG_0115.HEIC</a> Taken. It is a picture"), "{}", answer.body);
    let there = |body: &str, name: &str| {
        let (before, _) = body.split_once(&format!("\">{name}</a>")).unwrap_or_else(|| panic!("{name}: {body}"));
        before.rsplit("href=\"").next().unwrap().to_owned()
    };
    let (plain, there) = (there(&plain.body, "photo.png"), there(&answer.body, "IMG_0115.HEIC"));
    let (plain, photographed) = (client.page(&plain).await, client.page(&there).await);
    for field in ["title", "completed_on", "hours"] {
        assert_eq!(value(&photographed, field), value(&plain, field), "{field}");
    }
    let page = client.get(&format!("{there}/page/1")).await;
    assert_eq!((page.status, page.header("content-type")), (200, "image/png"));
    assert!(page.bytes.starts_with(b"\x89PNG"));
    let original = client.get(&format!("{there}/original")).await;
    assert_eq!(original.header("content-type"), "image/heic");
    assert!(original.header("content-disposition").ends_with(".heic\"") && original.bytes == heic);
    let again = client.upload("/certificates", &[], Some(("again.heic", &heic))).await;
    assert!(again.body.contains("The same file as"), "{}", again.body);
}

#[tokio::test]
async fn the_pack_shows_it_and_holds_it_as_it_came() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let course = workshop(&mut client, "Ethics at Dawn", &[]).await;
    let heic = photograph();
    let answer = client.upload("/certificates", &[], Some(("photo.heic", &heic))).await;
    let id = answer.body.split("/certificates/").find(|part| part.get(36..37) == Some("\"")).unwrap()[..36].to_owned();
    client.post(&format!("/certificates/{id}/attach"), &[("activity", &course)]).await.leads_to();
    let pdf = client.get(&format!("{licence}/audit/pack.pdf?cycle=2027-04-30")).await;
    assert_eq!(pdf.status, 200, "{}", pdf.body);
    pdf_is_sound(&pdf.bytes);
    assert!(pdf_plain(&pdf.bytes).contains("/Subtype /Image"), "its page is appended");
    let zip = client.get(&format!("{licence}/audit/pack.zip?cycle=2027-04-30")).await;
    let held = unpacked_bytes(&zip);
    let (_, kept) = held.iter().find(|(name, _)| name.ends_with(".heic")).expect("the original is in the archive");
    assert_eq!(kept, &heic);
}

#[test]
fn the_command_line_reads_it_too() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, cut) = (folder.path().join("photo.heic"), folder.path().join("cut.heic"));
    let heic = photograph();
    std::fs::write(&whole, &heic).unwrap();
    std::fs::write(&cut, &heic[..heic.len() / 2]).unwrap();
    let read = |path: &std::path::Path| Command::new(program()).arg("read").arg(path).output().unwrap();
    let (whole, cut) = (read(&whole), read(&cut));
    let told: serde_json::Value = serde_json::from_slice(&whole.stdout).unwrap();
    assert!(whole.status.success() && told["status"] == "needs_ocr", "{told}");
    assert!(told["activities"][0]["title"].is_string(), "{told}");
    assert_eq!(cut.status.code(), Some(2));
}
