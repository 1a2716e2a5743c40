"""The camera: intrinsics, its file, and what EXIF tells about it."""
