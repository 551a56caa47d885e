// The resources are the content; a library needs one source.
