// The translations are the content; a library needs one source.
