"""What one article tells: times, credits, quotations, mentions, events."""
