"""Text, URLs, file names and problems, independent of blogs."""
