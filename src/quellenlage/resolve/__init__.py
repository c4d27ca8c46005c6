"""What many articles tell together: dates, actors, claims, events, lineage, discrepancies."""
