"""A simulated Echo and its surroundings: Alexa, Amazon's services, a clock."""
