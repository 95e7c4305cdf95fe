"""The facts of a deal: issuer, securities, money, dates. Knows no law and no document."""
