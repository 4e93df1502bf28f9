"""Starts the local AWS engine with a few of its habits changed.

Run in place of the `ministack` command. The engine is used unmodified from its package; what differs from AWS and
would hide a fault, lose data or slow the tests is patched here, in memory, and nowhere in functions/ or infra/.
Every patch leans on internals of exactly one release, hence the check of the version below.
"""

import asyncio
import contextvars
import copy
import functools
import json
import logging
import os
import sys
import threading
import time
from importlib.metadata import version

import hypercorn.asyncio
import uvicorn

ENGINE_VERSION = "1.5.33"
if version("ministack") != ENGINE_VERSION:
    sys.exit(f"This launcher patches ministack {ENGINE_VERSION}, found {version('ministack')}: review the patches first.")

from ministack import app as engine  # noqa: E402
from ministack.core import iam_actions  # noqa: E402
from ministack.core import iam_evaluator  # noqa: E402
from ministack.core import lambda_runtime as runtime  # noqa: E402
from ministack.core import persistence  # noqa: E402
from ministack.services import apigateway, dynamodb, lambda_svc, sqs  # noqa: E402

SNAPSHOT_SECONDS = 3
MAX_PER_FUNCTION = 8


def keep_error_names():
    """The engine reports every throw of a Node handler as Runtime.HandlerError, AWS reports the error's own name.

    The worker is told to send the name along, and the answer of the invocation carries it as errorType.
    """
    known = 'status: "error", error: String(err.message || err), trace: err.stack || ""'
    assert known in runtime._NODEJS_WORKER_SCRIPT
    runtime._NODEJS_WORKER_SCRIPT = runtime._NODEJS_WORKER_SCRIPT.replace(
        known, known + ', name: String(err.name || "Error")'
    )
    last = threading.local()
    worker_invoke = runtime.Worker.invoke
    execute = lambda_svc._execute_function_warm

    def invoke(self, *args, **kwargs):
        answer = worker_invoke(self, *args, **kwargs)
        last.name = answer.get("name")
        return answer

    def execute_named(func, event, request_id):
        last.name = None
        answer = execute(func, event, request_id)
        if answer.get("error") and last.name and isinstance(answer.get("body"), dict):
            answer["body"]["errorType"] = last.name
        return answer

    runtime.Worker.invoke = invoke
    lambda_svc._execute_function_warm = execute_named


def limit_processes_per_function():
    """Each concurrent call of a function gets its own Node process and nothing queues: a burst on two cores times out.

    A few processes per function serve, further calls wait. (A function that called itself would block; none does.)
    """
    execute = lambda_svc._execute_function_warm
    semaphores, guard = {}, threading.Lock()

    def execute_limited(func, event, request_id):
        arn = (func.get("config") or func).get("FunctionArn")
        with guard:
            semaphore = semaphores.setdefault(arn, threading.Semaphore(MAX_PER_FUNCTION))
        with semaphore:
            return execute(func, event, request_id)

    lambda_svc._execute_function_warm = execute_limited


def do_not_wait_for_logs():
    """A handler that prints nothing costs 50 ms because its first log line is waited for; 4 ms are enough."""
    runtime.Worker._drain_stderr_bounded.__defaults__ = (0.004, 0.002, 0.25)


def forget_stream_positions():
    """After a restart the read position of a stream is restored but its records are not: as many new ones are skipped.

    Without the position each mapping begins anew. What was not yet read before the stop is found by the sweeps.
    """
    lambda_svc._restore_esm_positions = lambda *_: None


def serve_with_a_parser_in_c():
    """The engine's server takes requests apart in Python, in the one thread that does everything else too.

    Uvicorn does it in C: a call of a table costs the engine a third less, which every function, test and page waits for.
    """

    async def serve(app, config):
        host, port = config.bind[0].rsplit(":", 1)
        settings = uvicorn.Config(
            app,
            host=host,
            port=int(port),
            http="httptools",
            ws="none",
            lifespan="on",
            log_level=config.loglevel.lower(),
            access_log=False,
            # The engine writes both itself.
            server_header=False,
            date_header=False,
            timeout_keep_alive=config.keep_alive_timeout,
            timeout_graceful_shutdown=int(config.graceful_timeout),
        )
        await uvicorn.Server(settings).serve()

    hypercorn.asyncio.serve = serve


def parse_conditions_once():
    """A query has its key condition taken apart again for every row of the partition."""
    remember = functools.lru_cache(maxsize=4096)
    dynamodb._condition_syntax_error = remember(dynamodb._condition_syntax_error)
    tokenize = remember(dynamodb._tokenize)
    # Each caller gets a list of its own.
    dynamodb._tokenize = lambda expression: list(tokenize(expression))


def accept_cors_from_cloudformation():
    """CloudFormation writes CORS keys with a capital letter, the engine looks for small ones and answers 403."""

    def lowered(function):
        return lambda config, origin: function({k[0].lower() + k[1:]: v for k, v in (config or {}).items()}, origin)

    apigateway._cors_preflight_response = lowered(apigateway._cors_preflight_response)
    apigateway._cors_response_headers = lowered(apigateway._cors_response_headers)


def count_loopback_as_secure():
    """When it enforces IAM, the engine denies what policies demand TLS for, and it speaks plain HTTP.

    It listens on the loopback address only, where there is nothing to overhear, so every request counts as secure.
    """
    pin = iam_evaluator.pin_request_origin
    iam_evaluator._request_origin = contextvars.ContextVar("request_origin", default=("127.0.0.1", True))
    engine.pin_request_origin = lambda source_ip, _: pin(source_ip, True)


def allow_queue_batches_like_single_messages():
    """When it enforces IAM, the engine asks for `sqs:SendMessageBatch`; on AWS there is no such right, it is `sqs:SendMessage`."""
    action_of = iam_actions.extract_iam_action

    def single(*args):
        action = action_of(*args)
        return action.removesuffix("Batch") if action and action.startswith("sqs:") else action

    iam_actions.extract_iam_action = single


def move_messages():
    """The engine does not know StartMessageMoveTask, by which AWS moves dead letters back in the background.

    Here they have been moved when the call returns, like new to whoever receives them.
    """

    def start(data, _):
        source, target = (sqs._queue_by_arn(data.get(name, "")) for name in ("SourceArn", "DestinationArn"))
        if source is None or target is None:
            raise sqs._Err("ResourceNotFoundException", "One or more specified resources don't exist.")
        now = time.time()
        moving = [message for message in source["messages"] if message["visible_at"] <= now]
        source["messages"] = [message for message in source["messages"] if message["visible_at"] > now]
        fresh = {"receipt_handle": None, "visible_at": now, "receive_count": 0, "first_receive_at": None}
        target["messages"].extend({**message, **fresh} for message in moving)
        sqs.esm_wake.set()
        return {"TaskHandle": f"moved-{time.time_ns()}"}

    sqs._HANDLERS["StartMessageMoveTask"] = start
    # When it enforces IAM, the engine looks for the queue under another name.
    resource_of = iam_actions.extract_resource_arn

    def source_or_resource(service, method, path, headers, body, *rest):
        source = iam_actions._safe_json_field(body, "SourceArn") if service == "sqs" else ""
        return source or resource_of(service, method, path, headers, body, *rest)

    iam_actions.extract_resource_arn = source_or_resource


class Snapshots:
    """Saves the state every few seconds: the engine itself saves it only at an orderly stop.

    A snapshot is taken on the event loop, where most services run, so that all of them are of one moment. Files are
    written beside the old ones first and then renamed in one go.
    """

    # Grow for ever, and nothing but their own readers needs them after a crash (an orderly stop does save them).
    SKIPPED = ("cloudwatch_logs", "cloudwatch", "cloudtrail")

    # The large ones. Their get_state() only copies, so it may be spared: the state is turned into JSON before anything
    # else runs, five times as fast. (Others change their copy before they return it, and need a real one.)
    DIRECT = ("dynamodb", "sqs", "stepfunctions")

    def __init__(self):
        self.writing = threading.Lock()
        self.stopped = False
        self.requests = 0
        self.written = {}
        self.direct = threading.local()

    def install(self):
        self._count_requests()
        self._skip_deep_copies()
        self._yield_to_the_final_save()
        threading.Thread(target=self._run, daemon=True, name="snapshots").start()

    def _count_requests(self):
        """An engine nobody talks to has nothing new to save."""
        serve = engine.app

        async def app(scope, receive, send):
            if scope["type"] == "http" and not scope["path"].startswith("/_ministack/"):
                self.requests += 1
            await serve(scope, receive, send)

        engine.app = app

    def _skip_deep_copies(self):
        deep_copy = copy.deepcopy

        def copy_or_pass(value, memo=None, *rest):
            return value if getattr(self.direct, "on", False) else deep_copy(value, memo, *rest)

        copy.deepcopy = copy_or_pass

    def _yield_to_the_final_save(self):
        """A snapshot still being written must not replace the newer files of an orderly stop."""
        save_all = engine.save_all

        def save_last(*args):
            with self.writing:
                self.stopped = True
                save_all(*args)

        engine.save_all = save_last

    def _run(self):
        seen, spent = -1, 0.0
        while not self.stopped:
            # With much data a snapshot holds everything up for some tenths of a second: a tenth of the time at most.
            time.sleep(max(SNAPSHOT_SECONDS, 10 * spent))
            if engine._MAIN_LOOP is None or self.requests == seen:
                continue
            seen, begun = self.requests, time.monotonic()
            try:
                states = asyncio.run_coroutine_threadsafe(self._serialise(), engine._MAIN_LOOP).result(60)
                self._write(states)
            except Exception as error:  # the next round tries again
                logging.getLogger("snapshots").warning("snapshot failed: %s", error)
            spent = time.monotonic() - begun

    async def _serialise(self):
        states = {}
        for name, get_state in engine._build_persistence_save_dict().items():
            if name in self.SKIPPED:
                continue
            self.direct.on = name in self.DIRECT
            try:
                state = get_state()
                if state is not None:
                    states[name] = self._as_json(name, state)
            except RuntimeError:  # changed by another thread meanwhile: the previous file stands
                continue
            finally:
                self.direct.on = False
        return states

    @staticmethod
    def _as_json(name, state):
        wrapped = {"__ministack_format__": persistence._state_format_version(name), "payload": state}
        return json.dumps(wrapped, default=persistence._json_default)

    def _write(self, states):
        changed = {name: text for name, text in states.items() if self.written.get(name) != hash(text)}
        with self.writing:
            if self.stopped:
                return
            os.makedirs(persistence.STATE_DIR, exist_ok=True)
            paths = {name: os.path.join(persistence.STATE_DIR, f"{name}.json") for name in changed}
            for name, text in changed.items():
                with open(paths[name] + ".new", "w", encoding="utf-8") as file:
                    file.write(text)
            for name, text in changed.items():
                os.replace(paths[name] + ".new", paths[name])
                self.written[name] = hash(text)


keep_error_names()
limit_processes_per_function()
do_not_wait_for_logs()
forget_stream_positions()
serve_with_a_parser_in_c()
parse_conditions_once()
accept_cors_from_cloudformation()
count_loopback_as_secure()
allow_queue_batches_like_single_messages()
move_messages()
logging.getLogger("persistence").setLevel(logging.WARNING)
if persistence.PERSIST_STATE:
    Snapshots().install()
engine.main()
