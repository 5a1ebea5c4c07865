"""The conformance protocol, version 1, for subjects written in Python. Standard library only.

`serve(subject)` reads requests from standard input and writes replies to standard output, one JSON object a line. The
subject is an object with `name`, `version`, `capabilities`, `licenses`, `directory(kind)` and `open(setup, driver)`; what
`open` answers is a machine, whose methods are described at `Machine`.
"""

import base64
import json
import sys

S_OK = 0x00000000
E_NOINTERFACE = 0x80004002


class SuiteObject:
    """An object of the suite: it answers IUnknown and IMFAsyncCallback."""

    interfaces = ("IUnknown", "IMFAsyncCallback")

    def __init__(self, driver, machine, number):
        self._driver, self._machine, self.number = driver, machine, number

    def Invoke(self, result):
        """IMFAsyncCallback::Invoke. Never call it inside a method of the implementation: use `Machine.later`."""
        number = self._machine.objects.number_of(result)
        self._driver.send(
            {"invoke": {"machine": self._machine.number, "callback": self.number, "result": number}}
        )


class ObjectTable:
    """Numbers for the objects of the subject. An object keeps its number, so identity can be seen from outside."""

    def __init__(self):
        self._objects, self._numbers = [], {}

    def number_of(self, thing):
        if id(thing) not in self._numbers:
            self._objects.append(thing)
            self._numbers[id(thing)] = len(self._objects)
        return self._numbers[id(thing)]

    def object_of(self, number):
        return self._objects[number - 1]


class Machine:
    """A machine of the subject. Derive from it and set `wmdrmsdk`, an object with the functions of wmdrmsdk.dll.

    Methods of objects take the values of the suite and answer an HRESULT, or a pair of an HRESULT and a value; for the
    methods that answer no HRESULT (IMFAsyncResult::GetStatus, GetStateNoAddRef) `Value(value)`.
    """

    def __init__(self):
        self.number = 0
        self.objects = ObjectTable()
        self.suite_objects = {}
        self._tasks = []

    def later(self, task):
        """Runs a task when no method of the implementation is on the stack."""
        self._tasks.append(task)

    def run_tasks(self):
        while self._tasks:
            self._tasks.pop(0)()

    def held(self):
        return []

    def add(self, names):
        raise NotImplementedError("this subject has no license store")

    def remove(self, names):
        raise NotImplementedError("this subject has no license store")


class Value:
    """What a method answers that has no HRESULT."""

    def __init__(self, value):
        self.value = value


class Driver:
    def __init__(self, subject):
        self._subject = subject
        self._machines = []

    def send(self, message):
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    def run(self):
        for line in sys.stdin:
            request = json.loads(line)
            try:
                self.send({"seq": request["seq"], "ok": self._answer(request)})
            except _Threw as threw:
                self.send({"seq": request["seq"], "threw": str(threw)})
            except Exception as error:  # The driver could not do it: no verdict about the implementation.
                self.send({"seq": request["seq"], "error": f"{type(error).__name__}: {error}"})
            if request["do"] == "goodbye":
                return
            for machine in self._machines:
                machine.run_tasks()

    def _answer(self, request):
        what, subject = request["do"], self._subject
        if what == "hello":
            return {
                "protocol": 1,
                "name": subject.name,
                "version": subject.version,
                "capabilities": list(subject.capabilities),
                "licenses": list(subject.licenses),
            }
        if what == "directory":
            return {"path": subject.directory(request["kind"])}
        if what == "open":
            return self._open(request)
        if what == "goodbye":
            return {}
        machine = self._machines[request["machine"] - 1]
        if what == "call":
            return self._call(machine, request)
        if what == "settle":
            machine.run_tasks()
            return {}
        if what == "held":
            return {"licenses": sorted(machine.held())}
        if what in ("add", "remove"):
            getattr(machine, what)(request["licenses"])
            return {}
        if what == "close":
            return {}
        raise NotImplementedError(f"the subject does not offer {what}")

    def _open(self, request):
        setup = {name: request[name] for name in request if name not in ("seq", "do")}
        machine = self._subject.open(setup)
        self._machines.append(machine)
        machine.number = len(self._machines)
        return {"machine": machine.number, "wmdrmsdk": machine.objects.number_of(machine.wmdrmsdk)}

    def _call(self, machine, request):
        thing = self._decode(machine, request["object"])
        args = [self._decode(machine, arg) for arg in request["args"]]
        try:
            answer = getattr(thing, request["method"])(*args)
        except Exception as error:
            raise _Threw(f"{type(error).__name__}: {error}") from error
        if isinstance(answer, Value):
            return {"value": self._encode(machine, answer.value)}
        hr, *value = answer if isinstance(answer, tuple) else (answer,)
        return {"hr": hr, **({"value": self._encode(machine, value[0])} if value else {})}

    def _decode(self, machine, value):
        if isinstance(value, list):
            return [self._decode(machine, each) for each in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((name, content),) = value.items()
            if name == "object":
                return machine.objects.object_of(content)
            if name == "suite":
                if content not in machine.suite_objects:
                    machine.suite_objects[content] = SuiteObject(self, machine, content)
                return machine.suite_objects[content]
            if name == "bytes":
                return base64.b64decode(content)
            if name == "int64":
                return Int64(content)
            if name == "double":
                return float(content)
        return {name: self._decode(machine, each) for name, each in value.items()}

    def _encode(self, machine, value):
        if isinstance(value, SuiteObject):
            return {"suite": value.number}
        if isinstance(value, (bytes, bytearray)):
            return {"bytes": base64.b64encode(value).decode()}
        if isinstance(value, Int64):
            return {"int64": str(int(value))}
        if isinstance(value, (list, tuple)):
            return [self._encode(machine, each) for each in value]
        if isinstance(value, dict):
            return {name: self._encode(machine, each) for name, each in value.items()}
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        return {"object": machine.objects.number_of(value)}


class Int64(int):
    """A number that travels as 64 bits."""


class _Threw(Exception):
    """The implementation threw where it had to answer an HRESULT."""


def serve(subject):
    Driver(subject).run()
