"""What is to be shown, before any picture."""
