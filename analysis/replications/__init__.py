"""Running scenarios again and again under fresh luck, in parallel, and keeping what is finished."""
