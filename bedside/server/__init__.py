"""The skill over HTTP: an endpoint that refuses whatever Amazon did not sign."""
