//! A column's value as the export writes it, and back.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sea_orm::sea_query::ArrayType;
use sea_orm::{Value, prelude::Uuid};
use serde_json::Value as Json;

/// As JSON; `None` for a type that no table of ours has. Sealed bytes are opened before they come here.
pub fn to_json(value: Value) -> Option<Json> {
    Some(match value {
        Value::Bool(value) => value.into(),
        Value::Int(value) => value.into(),
        Value::BigInt(value) => value.into(),
        Value::String(value) => value.into(),
        Value::Uuid(value) => value.map(|id| id.to_string()).into(),
        Value::ChronoDate(value) => value.map(|day| day.to_string()).into(),
        Value::ChronoDateTimeUtc(value) => value.map(moment).into(),
        _ => return None,
    })
}

/// To the microsecond, which both databases keep.
pub fn moment(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Back, as the column's type asks; `None` when it is no such value.
pub fn from_json(kind: &ArrayType, value: &Json) -> Option<Value> {
    let text = value.as_str();
    if value.is_null() {
        return empty(kind);
    }
    Some(match kind {
        ArrayType::Bool => Value::Bool(Some(value.as_bool()?)),
        ArrayType::Int => Value::Int(Some(i32::try_from(value.as_i64()?).ok()?)),
        ArrayType::BigInt => Value::BigInt(Some(value.as_i64()?)),
        ArrayType::String => Value::String(Some(text?.to_owned())),
        ArrayType::Uuid => Value::Uuid(Some(Uuid::parse_str(text?).ok()?)),
        ArrayType::ChronoDate => Value::ChronoDate(Some(day(text?)?)),
        ArrayType::ChronoDateTimeUtc => {
            let moment = DateTime::parse_from_rfc3339(text?).ok()?.to_utc();
            day(&moment.date_naive().to_string())?;
            Value::ChronoDateTimeUtc(Some(moment))
        }
        _ => return None,
    })
}

/// A day that both databases and every page can count with.
fn day(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.parse().ok()?;
    ("1900-01-01".."2200-01-01").contains(&day.to_string().as_str()).then_some(day)
}

/// Nothing, of a type.
pub fn empty(kind: &ArrayType) -> Option<Value> {
    Some(match kind {
        ArrayType::Bool => Value::Bool(None),
        ArrayType::Int => Value::Int(None),
        ArrayType::BigInt => Value::BigInt(None),
        ArrayType::String => Value::String(None),
        ArrayType::Bytes => Value::Bytes(None),
        ArrayType::Uuid => Value::Uuid(None),
        ArrayType::ChronoDate => Value::ChronoDate(None),
        ArrayType::ChronoDateTimeUtc => Value::ChronoDateTimeUtc(None),
        _ => return None,
    })
}

/// What the export's schema says of a column of this type.
pub fn schema(kind: &ArrayType) -> (&'static str, Option<&'static str>) {
    match kind {
        ArrayType::Bool => ("boolean", None),
        ArrayType::Int | ArrayType::BigInt => ("integer", None),
        ArrayType::Uuid => ("string", Some("uuid")),
        ArrayType::ChronoDate => ("string", Some("date")),
        ArrayType::ChronoDateTimeUtc => ("string", Some("date-time")),
        _ => ("string", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let moment = DateTime::parse_from_rfc3339("2026-11-23T17:00:00.123456Z").unwrap().to_utc();
        let values = [
            (ArrayType::Bool, Value::Bool(Some(true))),
            (ArrayType::Int, Value::Int(Some(-7))),
            (ArrayType::BigInt, Value::BigInt(Some(1 << 40))),
            (ArrayType::String, Value::String(Some("a".into()))),
            (ArrayType::Uuid, Value::Uuid(Some(Uuid::from_u128(7)))),
            (ArrayType::ChronoDate, Value::ChronoDate(Some("2027-04-30".parse().unwrap()))),
            (ArrayType::ChronoDateTimeUtc, Value::ChronoDateTimeUtc(Some(moment))),
            (ArrayType::Int, Value::Int(None)),
        ];
        for (kind, value) in values {
            assert_eq!(from_json(&kind, &to_json(value.clone()).unwrap()), Some(value));
        }
    }

    #[test]
    fn another_type_or_an_absurd_day_is_not_taken() {
        assert_eq!(from_json(&ArrayType::Int, &Json::from(1_i64 << 40)), None);
        assert_eq!(from_json(&ArrayType::Int, &Json::from("1")), None);
        assert_eq!(from_json(&ArrayType::Bool, &Json::from(1)), None);
        assert_eq!(from_json(&ArrayType::Uuid, &Json::from("x")), None);
        assert_eq!(from_json(&ArrayType::ChronoDate, &Json::from("+12026-01-01")), None);
        assert_eq!(from_json(&ArrayType::ChronoDateTimeUtc, &Json::from("1066-10-14T00:00:00Z")), None);
    }
}
