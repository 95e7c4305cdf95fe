"""The documents of the built-in library, as drafted for many deals."""
