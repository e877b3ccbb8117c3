"""One repository server spoken to: requests with the token, answers as JSON, and its refusals in plain words.

https only, but for this machine itself. A redirect is never followed, so that the token goes nowhere else; it is never
part of a message.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from teiwright.deposit.jsonfile import objects, within
from teiwright.deposit.store import printable
from teiwright.errors import TeiwrightError

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.deposit.jsonfile import Json

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SECONDS = 60.0
"""How long one step of a connection may be silent."""
_MOST = 16 * 1024**2
"""Bytes of an answer that are read."""
_PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Answers that may be others in a minute."""


class SendingError(TeiwrightError):
    """A repository could not be reached, or refused what was sent."""


class PassingTroubleError(Exception):
    """The connection was lost or the server is busy: nobody knows whether it did what was asked, so ask it, then go on."""

    def __init__(self, words: str, seconds: float = 0.0) -> None:
        """What happened, and how many seconds the server asks to wait."""
        super().__init__(words)
        self.seconds = seconds


class RefusedError(SendingError):
    """The server understood and said no."""

    exit_code = 1

    def __init__(self, status: int, words: str) -> None:
        """The HTTP status, and why."""
        super().__init__(words)
        self.status = status


class Server(Struct, frozen=True):
    """An InvenioRDM repository, and the right to write to it."""

    host: str
    port: int | None
    secure: bool
    token: str

    def __repr__(self) -> str:
        """Without the token, which is secret."""
        return f"Server({self.address!r})"

    @property
    def address(self) -> str:
        """As one types it: https://zenodo.org."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self.secure else ''}://{host}" + (f":{self.port}" if self.port else "")

    def ask(self, method: str, path: str, body: Json | Path = None) -> Json:
        """Send a request and read the answer.

        Args:
            method: GET, POST, PUT, DELETE.
            path: from the root of the server: /api/records.
            body: JSON, or a file whose bytes are sent as they are.

        Raises:
            PassingTroubleError: try again.
            RefusedError: the server does not want it.
        """
        from pathlib import Path

        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        connection = self._connection()
        try:
            if isinstance(body, Path):
                headers["Content-Type"] = "application/octet-stream"
                headers["Content-Length"] = str(body.stat().st_size)
                with body.open("rb") as handle:
                    connection.request(method, path, handle, headers)
            elif body is not None:
                headers["Content-Type"] = "application/json"
                connection.request(method, path, json.dumps(body).encode(), headers)
            else:
                connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            data = answer.read(_MOST)
            if answer.length:
                raise PassingTroubleError("the answer of the server is cut short")
            wait = answer.getheader("Retry-After") or ""
        except ssl.SSLCertVerificationError as error:
            raise SendingError(
                f"{self.address}: the server cannot prove that it is this server ({error.verify_message}). Nothing was sent."
            ) from error
        except socket.gaierror as error:
            raise SendingError(f"{self.address}: there is no such server, or no network.") from error
        except (OSError, http.client.HTTPException) as error:
            raise PassingTroubleError(f"the connection was lost ({type(error).__name__})") from error
        finally:
            connection.close()
        return self._understood(answer.status, data, wait)

    def _connection(self) -> http.client.HTTPConnection:
        if self.secure:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self.host, self.port, timeout=SECONDS, context=context)
        return http.client.HTTPConnection(self.host, self.port, timeout=SECONDS)

    def _understood(self, status: int, data: bytes, wait: str) -> Json:
        if status in _PASSING:
            seconds = float(wait) if re.fullmatch(r"\d{1,4}", wait) else 0.0
            raise PassingTroubleError(f"the server answers {status}", seconds)
        try:
            answer: Json = json.loads(data) if data.strip() else None
        except (ValueError, RecursionError) as error:
            if status < 300:
                raise PassingTroubleError("the answer of the server is no JSON") from error
            answer = None
        if 200 <= status < 300:
            return answer
        raise RefusedError(status, f"{self.address}: {self._why(status, answer)}")

    def _why(self, status: int, answer: Json) -> str:
        if status in {401, 403}:
            return "the server does not accept the token for this. Make one that may deposit (deposit:write, deposit:actions)."
        if 300 <= status < 400:
            return "the server sends us to another address; that is not followed. Give the address it really has."
        said = complaints(answer)
        words = f"the server refuses it ({status})" + (f": {'; '.join(said)}" if said else "")
        return printable(words.replace(self.token, "…"))


def server_at(address: str, token: str) -> Server:
    """A server by its address.

    Raises:
        SendingError: the address is not https, or has more in it than a server; the token is none.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise SendingError(f"{printable(address)}: this is no address of a server.") from None
    host = (parts.hostname or "").lower()
    if not host or parts.scheme not in {"http", "https"}:
        raise SendingError(
            f"{printable(address)}: this is no address of a server. Example: https://zenodo.org"
        )
    if (
        parts.username
        or parts.password
        or parts.query
        or parts.fragment
        or parts.path.strip("/") not in {"", "api"}
    ):
        raise SendingError(
            f"https://{host}: give the address of the server alone, without name, password or path."
        )
    if parts.scheme == "http" and host not in LOOPBACK:
        raise SendingError(f"http://{host}: the token would be sent in the open. Use https://{host}.")
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise SendingError(
            "The token has characters that no token has. Copy it again, without spaces or line ends."
        )
    return Server(host, port, parts.scheme == "https", token)


def complaints(answer: Json) -> list[str]:
    """What a server says is wrong: “metadata.title: Missing data”."""
    words = []
    for error in objects(answer, "errors"):
        messages = error.get("messages")
        said = messages if isinstance(messages, list) else [error.get("message", "")]
        words.append(f"{error.get('field', '')}: {' '.join(map(str, said))}".strip(": "))
    message = within(answer, "message")
    return [w[:300] for w in words] or ([message[:300]] if isinstance(message, str) else [])
