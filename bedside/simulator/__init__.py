"""A simulated Echo, and what stands around it: Alexa, Amazon's services, a clock."""
