"""Decisions, one file a subject: pure functions of the network and its stock, called by both engines."""
