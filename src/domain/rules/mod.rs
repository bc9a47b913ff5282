//! Rule sets of the boards.
