"""What other plugins need to know about our pages: one module per plugin."""
