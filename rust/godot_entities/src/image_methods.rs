//! Methods that load an image of an entity as a texture.

use discord_model::ImagePath;
use godot::prelude::*;

use crate::entity::Class;
use crate::handle::Handle;
use crate::image_url;

/// Loads an image of an entity. If it has none, the result is `null`, which is not an error.
pub(crate) fn load<T: Class>(
    handle: &Handle<T>,
    method: &'static str,
    size: i64,
    image: impl FnOnce(&T) -> Option<ImagePath>,
) -> Signal {
    // Godot cannot read animated images, which are GIFs, so their first frame is loaded.
    let url = image_url::url(handle, method, size, &"png".into(), image);
    load_url(handle, method, url.to_string())
}

/// Loads the image at a URL, or returns `null` if the URL is empty.
pub(crate) fn load_url<T: Class>(handle: &Handle<T>, method: &'static str, url: String) -> Signal {
    handle.request(|owner| match url.is_empty() {
        true => owner.completed(method, Variant::nil()),
        false => owner.fetch_image(url),
    })
}

/// Generates a method for each image of a class: `method(size) = image;`.
macro_rules! image_methods {
    ($class:ident; $(
        $(#[doc = $doc:tt])*
        $name:ident($size:literal) = $image:ident;
    )*) => {
        discord_class_tables::class_table!($class:$(
            discord_class_tables::method!((stringify!($name)) [$($doc),*] (object: &$class, size: i64 = $size) -> Signal {
                $crate::image_methods::load(&object.handle, stringify!($name), size, $crate::image_url::$image)
            }),
        )*);
    };
}
pub(crate) use image_methods;
