//! How a request came: from the machine itself, over https, or over plain http.

use crate::web::app::Settings;
use axum::http::{HeaderMap, header};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Local,
    Https,
    Http,
}

impl Way {
    pub fn of(headers: &HeaderMap, settings: &Settings) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let host = text(header::HOST.as_str()).unwrap_or_default();
        if is_local(host) {
            return Self::Local;
        }
        if let Some(scheme) = text("x-forwarded-proto").filter(|_| settings.trust_proxy) {
            // The last entry is the one that the proxy in front of us wrote.
            let last = scheme.rsplit(',').next().unwrap_or_default().trim();
            return if last == "https" { Self::Https } else { Self::Http };
        }
        // Someone is signed in: a secure cookie comes over https alone. And browsers say where a request comes from only over
        // https, or on the machine itself.
        if settings.secure || headers.contains_key("sec-fetch-site") { Self::Https } else { Self::Http }
    }
}

fn is_local(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let is_loopback = name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    is_loopback || name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::app::SignUp;

    #[test]
    fn plain_http_is_told_from_https_and_from_the_machine_itself() {
        let way = |pairs: &[(&'static str, &str)], secure, trust_proxy| {
            let headers = pairs
                .iter()
                .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().expect("a value")))
                .collect();
            Way::of(
                &headers,
                &Settings {
                    sign_up: SignUp::Open,
                    kept_by: None,
                    secure,
                    trust_proxy,
                    public_address: None,
                    samples: true,
                },
            )
        };
        for local in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "app.localhost"] {
            assert_eq!(way(&[("host", local)], false, false), Way::Local, "{local}");
        }
        let out = ("host", "ce.example.org");
        assert_eq!(way(&[out], false, false), Way::Http);
        assert_eq!(way(&[("host", "192.168.1.5:3000")], false, false), Way::Http);
        assert_eq!(way(&[("host", "localhost.example.org")], false, false), Way::Http);
        assert_eq!(way(&[out, ("sec-fetch-site", "none")], false, false), Way::Https);
        assert_eq!(way(&[out], true, false), Way::Https);
        let told = [out, ("x-forwarded-proto", "https, http")];
        assert_eq!(way(&told, false, true), Way::Http, "the nearest proxy's word is taken");
        assert_eq!(way(&told, false, false), Way::Http, "nobody's word is taken");
        assert_eq!(way(&[out, ("x-forwarded-proto", "https")], false, true), Way::Https);
    }
}
