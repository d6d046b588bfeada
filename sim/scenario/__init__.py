"""A scenario: one network of warehouses, its customers and its rules, read from YAML, validated and frozen."""
