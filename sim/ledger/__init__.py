"""What happened: flat tables, the audit that they balance, and the forms in which they leave."""
