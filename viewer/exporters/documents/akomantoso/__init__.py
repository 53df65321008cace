"""How a resolution becomes Akoma Ntoso: divided into its parts, each written by a module here."""
