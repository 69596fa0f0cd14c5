"""Sentence embeddings behind one small interface."""
