"""A web server for the tests of client.page: python server.py prints its port, and serves until it is killed."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES: dict[str, tuple[int, str, dict[str, str]]] = {
    "/ok": (200, "<!DOCTYPE html><title>ok</title><p>fine", {}),
    "/404": (404, "<p>not here", {}),
    "/404-empty": (404, "", {}),
    "/500-empty": (500, "", {}),
    "/204": (204, "", {}),
    "/download": (200, "x" * 100, {"Content-Disposition": "attachment; filename=a.bin"}),
    "/redirect": (302, "", {"Location": "/second"}),
    "/second": (302, "", {"Location": "/ok"}),
    "/loop": (302, "", {"Location": "/loop"}),
    "/replaces-itself": (200, "<script>location.replace('/ok')</script>", {}),
    "/leads-nowhere": (200, "<script>location.replace('http://127.0.0.1:65530/')</script>", {}),
    "/alert": (200, "<script>alert('hello')</script><p>after", {}),
    "/image": (200, "<img src=/never>", {}),
    "/tall": (200, "<!DOCTYPE html><body style='margin:0'><div style='width:300px;height:5000px'>", {}),
    "/frame": (200, "<!DOCTYPE html><p>outer<iframe src=/ok></iframe>", {}),
}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/never":
            threading.Event().wait()
            return
        status, text, headers = PAGES.get(self.path.partition("?")[0], (404, "none", {}))
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(text)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
