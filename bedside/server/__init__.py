"""The skill's endpoint over HTTP; it refuses any request that Amazon did not sign."""
