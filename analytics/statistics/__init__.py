"""Statistics on plain arrays. Import from workers and commands; the libraries are heavy."""
