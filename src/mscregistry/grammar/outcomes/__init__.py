"""What an outcome says: what is measured, and what it is compared with."""
