"""Rules for text, URLs and file names that know nothing of blogs."""
