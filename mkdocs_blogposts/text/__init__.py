"""Text, URLs and file names: rules that know nothing about blogs."""
