"""The HTML dossier."""
