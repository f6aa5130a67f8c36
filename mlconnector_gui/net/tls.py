"""The TLS trust of this machine: the operating system's certificates and, if named, one more file."""

import ssl
from functools import lru_cache
from pathlib import Path

import truststore

from mlconnector_gui.base.problem import Cause, Problem


@lru_cache(maxsize=8)
def tls_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """
    Build a verifying context once per CA file.

    There is no way to turn verification off: a private authority is trusted by naming its file, or through the
    operating system's own store.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=str(ca_file))
        except (OSError, ssl.SSLError) as error:
            raise Problem(
                "net.ca_file_unreadable", cause=Cause.VALIDATION, path=str(ca_file), technical=str(error)
            ) from error
    return context
