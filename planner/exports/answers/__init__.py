"""Answers of pages as papers: capacity, more firms, phasing, construction, risk, prices, indicators."""
