"""Vacancy to requirements, passages, evidence, score and explanation."""
