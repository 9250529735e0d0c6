"""One module for each way English names a source; each rule gives a `Found` or nothing."""
