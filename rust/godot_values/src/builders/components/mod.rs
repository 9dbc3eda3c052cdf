//! The builders of components of messages and modals.

mod action_row;
mod button;
mod checkbox;
mod checkbox_group;
mod container;
mod file;
mod file_upload;
mod label;
mod media_gallery;
mod radio_group;
mod section;
mod select;
mod separator;
mod text_display;
mod text_input;
mod thumbnail;
