"""A test app with one form, for showing what one more field in a declaration brings along."""
