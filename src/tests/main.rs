//! Black-box tests of the whole app without a browser: the real router, a real database, no port.

mod support;
