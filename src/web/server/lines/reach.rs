//! Who may make an account, and how people reach the app.

use super::Line;
use crate::web::server::told::Told;
use crate::web::server::way::Way;

pub fn lines(told: &Told) -> Vec<Line> {
    vec![sign_up(told), https(told), addresses(told)]
}

fn sign_up(told: &Told) -> Line {
    if told.sign_up_is_open {
        Line::good("New people", "Can sign up")
            .saying("Whoever reaches the app can make an account.")
            .help("To make accounts yourself instead, start it with", &["GROWING_EDGE_SIGN_UP=closed"])
    } else {
        Line::good("New people", "Cannot sign up by themselves")
            .help("You make accounts for them:", &["growing-edge account create --email name@example.org --name Name"])
    }
}

fn https(told: &Told) -> Line {
    let name = "https";
    let secure = ["GROWING_EDGE_SECURE=true"];
    match (told.way, told.secure) {
        (Way::Local, false) => Line::off(name, "Not needed here")
            .saying("You reached this page on the machine itself. For other people, put a proxy with https in front.")
            .help("Then start the app with", &secure),
        (Way::Http, _) => Line::look(name, "You reached this page without it")
            .saying("Whoever is on the way can read everything, passwords too.")
            .help("Put a proxy with https in front, and start the app with", &secure),
        (Way::Https, false) => Line::look(name, "Used, and not yet told to the app")
            .saying("Browsers would also send the sign-in over http.")
            .help("So that they do not, start the app with", &secure),
        (_, true) => Line::good(name, "Used").saying("Browsers send the sign-in over https alone, and remember to."),
    }
}

fn addresses(told: &Told) -> Line {
    let name = "Addresses of people";
    let trust = ["GROWING_EDGE_TRUST_PROXY=true"];
    match (told.trust_proxy, told.was_forwarded) {
        (true, true) => Line::good(name, "Taken from the proxy").saying("Limits on signing in count by them."),
        (true, false) => Line::look(name, "The proxy tells none")
            .saying(
                "It was to be trusted, and this page came without an address from it: whoever writes one is believed.",
            )
            .help("Have the proxy set X-Forwarded-For, or start the app without", &trust),
        (false, true) => Line::look(name, "All the same")
            .saying("A proxy is in front, and limits on signing in take everyone for one: the proxy.")
            .help("If the proxy is yours, start the app with", &trust),
        (false, false) => Line::good(name, "As they come").saying("Limits on signing in count by them."),
    }
}
