"""The same with a client of DynamoDB, created at the start as Amazon advises."""

import boto3
from hello_jinja2 import lambda_handler  # type: ignore[import-not-found]

client = boto3.client("dynamodb")
__all__ = ["client", "lambda_handler"]
