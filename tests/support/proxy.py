"""nginx with the configuration that is shipped, before a running app; and how to get it.."""

import contextlib
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import run
from tests.support.nginx import find, how_to_get
from tests.support.processes import wait_until
from tests.support.raw_web import answered

SHIPPED = run.ROOT / "deploy" / "nginx" / "park-planner.conf"
HERE = "127.0.0.1"


@contextlib.contextmanager
def proxy(app: str, folder: Path, second: str | None = None) -> Iterator[tuple[str, str]]:
    """Start it before an app, in a folder; give its address with TLS and the one without.

    Only what an operator has to change is changed: names, ports, certificate and where the app is, and its `second` process if
    there is one.
    """
    program = find()
    if program is None:
        raise RuntimeError(how_to_get())
    tls, plain = run.free_port(0), run.free_port(0)
    _certify(folder)
    site = SHIPPED.read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen {HERE}:{plain};"),
        ("listen 443 ssl", f"listen {HERE}:{tls} ssl"),
        ("server_name planner.example;", f"server_name {HERE};"),
        ("/etc/ssl/planner/planner.example", str(folder / "site")),
        ("https://$host", f"https://$host:{tls}"),
        ("127.0.0.1:8501", urlsplit(app).netloc),
        *((("127.0.0.1:8502", urlsplit(second).netloc), ("#SECOND", "")) if second else ()),
    ):
        assert old in site, old
        site = site.replace(old, new)
    (folder / "site.conf").write_text(site, "utf-8")
    places = "".join(
        f"{kind}_temp_path {folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder / 'pid'}; error_log {folder / 'error.log'}; events {{}}\n"
        f"http {{ access_log off; {places} include {folder / 'site.conf'}; }}\n",
        "utf-8",
    )
    command = [str(program), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            assert wait_until(lambda: _is_up(f"http://{HERE}:{plain}"))
            yield f"https://{HERE}:{tls}", f"http://{HERE}:{plain}"
        finally:
            run.end(process)


def _is_up(address: str) -> bool:
    try:
        return answered(address, "/")[0] == 301
    except OSError:
        return False


def _certify(folder: Path) -> None:
    """Make a certificate for this machine, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HERE)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HERE))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "site.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "site.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
