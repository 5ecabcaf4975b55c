"""Two sites for the tests of pages and frames: python sites.py prints its port, and serves until it is killed.

127.0.0.1 and localhost are different sites. In a page, OTHER is the address of the other one.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINES = "<script>globalThis.first = 1;\nglobalThis.second = 2;\n</script>"

PAGES = {
    "/empty": "<title>empty</title>",
    "/page": f"<title>a page</title>{LINES}",
    "/inner": f"<title>inner</title>{LINES}",
    "/everything": """<title>everything</title><iframe src=OTHER/frame></iframe><iframe src=/inner></iframe><script>
        worker = new Worker("/outer.js", {name: "outer"});
        shared = new SharedWorker("/shared.js", "shared");
        navigator.serviceWorker.register("/service.js");
        audio = new AudioContext();
        audio.audioWorklet.addModule("/audio.js").then(() => globalThis.ready = true);
        </script>""",
    "/frame": '<title>frame</title><script>worker = new Worker("/idle.js", {name: "of the frame"})</script>',
    "/worker": '<title>worker</title><script>worker = new Worker("/idle.js", {name: "kept"})</script>',
    "/idle.js": "setInterval(() => {}, 60000)",
    "/outer.js": 'inner = new Worker("/idle.js", {name: "inner"})',
    "/shared.js": "onconnect = () => {}",
    "/service.js": "onfetch = () => {}",
    "/audio.js": "class Silence extends AudioWorkletProcessor { process() { return true } }\n"
    'registerProcessor("silence", Silence)',
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Write nothing."""

    def do_GET(self) -> None:
        host, port = self.headers["Host"].split(":")
        other = f"http://{'localhost' if host == '127.0.0.1' else '127.0.0.1'}:{port}"
        path = self.path.partition("?")[0]
        text = PAGES.get(path)
        body = (text or "").replace("OTHER", other).encode()
        self.send_response(200 if text is not None else 404)
        self.send_header("Content-Type", "text/javascript" if path.endswith(".js") else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
