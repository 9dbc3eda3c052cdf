"""What rest.py does."""
