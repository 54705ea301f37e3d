"""Short texts that only this central can have written: the tokens and cursors it signs."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hmac import compare_digest
from hmac import new as hmac
from typing import Any

MAC_BYTES = 16


class BrokenSealError(Exception):
    """A text that was not sealed here for this purpose."""


def seal(secret: str, purpose: str, facts: dict[str, Any]) -> str:
    """Return the facts as one URL-safe text, signed for this purpose only."""
    body = json.dumps(facts, separators=(",", ":")).encode()
    return urlsafe_b64encode(_mac(secret, purpose, body) + body).rstrip(b"=").decode()


def unseal(secret: str, purpose: str, text: str) -> dict[str, Any]:
    """Return the facts that were sealed; a text from elsewhere raises BrokenSealError."""
    try:
        sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError) as error:
        raise BrokenSealError from error
    mac, body = sealed[:MAC_BYTES], sealed[MAC_BYTES:]
    if not compare_digest(mac, _mac(secret, purpose, body)):
        raise BrokenSealError
    facts: dict[str, Any] = json.loads(body)
    return facts


def _mac(secret: str, purpose: str, body: bytes) -> bytes:
    return hmac(secret.encode(), purpose.encode() + b"\0" + body, "sha256").digest()[:MAC_BYTES]
