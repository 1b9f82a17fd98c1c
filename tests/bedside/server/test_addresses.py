"""Certificates come from Amazon's own folder, however their address is written."""

import pytest

from bedside.server.access import RequestRefusedError
from bedside.server.certificates import path_of

FOLDER = "https://s3.amazonaws.com/echo.api"


@pytest.mark.parametrize(
    "address",
    [
        f"{FOLDER}/echo-api-cert.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        f"{FOLDER}/../echo.api/echo-api-cert.pem",
        f"{FOLDER}//./echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
    ],
)
def test_an_address_in_amazons_folder_is_tidied(address: str) -> None:
    assert path_of(address) == "/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "/echo.api/cert.pem",
        "http://s3.amazonaws.com/echo.api/cert.pem",
        "ftp://s3.amazonaws.com/echo.api/cert.pem",
        "file:///echo.api/cert.pem",
        "https://notamazon.com/echo.api/cert.pem",
        "https://s3.amazonaws.com.evil.example/echo.api/cert.pem",
        "https://evil.example/s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com./echo.api/cert.pem",
        "https://s3-amazonaws.com/echo.api/cert.pem",
        "https://s3xamazonaws.com/echo.api/cert.pem",
        "https://evil.s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com:563/echo.api/cert.pem",
        "https://s3.amazonaws.com:80/echo.api/cert.pem",
        "https://s3.amazonaws.com:0443/echo.api/cert.pem",
        "https://s3.amazonaws.com:/echo.api/cert.pem",
        "https://somebody@s3.amazonaws.com/echo.api/cert.pem",
        "https://somebody:secret@s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
        "https://evil.example#@s3.amazonaws.com/echo.api/cert.pem",
        "https://evil.example\\@s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/cert.pem",
        "https://s3.amazonaws.com/invalid.path/cert.pem",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com/echo.api/",
        "https://s3.amazonaws.com/echo.apis/cert.pem",
        "https://s3.amazonaws.com//echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/../evil/cert.pem",
        "https://s3.amazonaws.com/echo.api/x/../../evil/cert.pem",
        "https://s3.amazonaws.com/echo.api/%2e%2e/evil/cert.pem",
        "https://s3.amazonaws.com/echo.api/..%2fevil/cert.pem",
        "https://s3.amazonaws.com/echo.api/..\\evil\\cert.pem",
        "https://s3.amazonaws.com/echo.api/..;/evil/cert.pem",
        "https://s3.amazonaws.com/evil?/echo.api/cert.pem",
        "https://s3.amazonaws.com/evil#/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/cert.pem?versionId=1",
        "https://s3.amazonaws.com/echo.api/cert.pem\n",
        "https://s3.amazonaws.com/echo.api/cert.pem\r\nHost: evil.example",
        " https://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/cert.pem, https://evil.example/echo.api/cert.pem",
        "https://ｓ3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/çert.pem",
    ],
)
def test_an_address_anywhere_else_is_refused(address: str | None) -> None:
    with pytest.raises(RequestRefusedError):
        path_of(address)
