"""Write Alexa's interaction models from patterns, and find them again."""
