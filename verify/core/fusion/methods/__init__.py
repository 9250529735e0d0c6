"""One method a file, each from its paper: votes in, an answer out."""
