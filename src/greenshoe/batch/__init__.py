"""Many deals and documents, many processes: errors are values, and one bad deal does not stop the others."""
