"""Quotations learned from annotated articles: a sequence model that reads what the rules see."""
