//! 个人信息: what identifies a person and must not be published.

mod clause;
mod held;
mod list;
mod list_by_content;
mod named_class;
mod one_person;
mod sentence;

category! {
    "PII", "个人信息":
    pii01_identity_number,
    pii02_mobile_number,
    pii03_bank_card,
    pii04_list_of_persons,
    pii05_telephone_of_person,
    pii06_person_in_charge,
    pii07_personal_contact,
}
