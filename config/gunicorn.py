"""How gunicorn serves the site, on a laptop and in a container."""

import os

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 8)
timeout = 60
graceful_timeout = 10
# A streamed export of a large table must not end a worker's life in its middle.
max_requests = 0
# Nobody steers it at run time, and the socket would lie in the home folder.
control_socket_disable = True
# Requests are logged by the application, with their request id and without their query.
accesslog = None
loglevel = "warning"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - gunicorn's advice
