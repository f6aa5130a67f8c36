"""Settlement reports as Amazon writes them: flat files in two layouts and the old XML, read into one shape."""
