"""How the English pipeline that ships with Entente is trained; nothing here is imported at run time."""
