"""``python -m greenshoe`` is the command ``greenshoe``."""

from __future__ import annotations

from greenshoe.cli import main

if __name__ == "__main__":
    main()
