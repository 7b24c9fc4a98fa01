"""Sentences and headings that several services need."""
