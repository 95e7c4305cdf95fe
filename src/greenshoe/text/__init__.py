"""What a reader sees in a document, and what it means that a text says something."""
