"""Brings a register to the tables that this program knows, one numbered step after another."""
