"""An event generator of Media Foundation in Python, as small as the event-generator profile allows.

    wmdrm-conformance --exec "python3 event_generator.py" --profile event-generator

Shows how an implementation in another language is judged: the protocol is in conformance_driver.py, this file has only
the implementation. It backs up nothing.
"""

from collections import deque

from conformance_driver import E_NOINTERFACE, S_OK, Machine, SuiteObject, Value, serve

E_NOTIMPL = 0x80004001
E_POINTER = 0x80004003
E_FAIL = 0x80004005
E_INVALIDARG = 0x80070057
MF_S_MULTIPLE_BEGIN = 0x000D36D8
MF_E_MULTIPLE_BEGIN = 0xC00D36D9
MF_E_MULTIPLE_SUBSCRIBERS = 0xC00D36DA
MF_E_NO_EVENTS_AVAILABLE = 0xC00D3E80
MF_E_SHUTDOWN = 0xC00D3E85
NS_E_DRM_UNABLE_TO_INITIALIZE = 0xC00D271D
MF_EVENT_FLAG_NO_WAIT = 1
VT_EMPTY = 0

IIDS = {
    "00000000-0000-0000-c000-000000000046": "IUnknown",
    "2cd2d921-c447-44a7-a13c-4adabfc247e3": "IMFAttributes",
    "df598932-f10c-4e39-bba2-c308f101daa3": "IMFMediaEvent",
    "ac6b7889-0740-4d51-8619-905994a55cc6": "IMFAsyncResult",
    "2cd0bd52-bcd5-4b89-b62c-eadc0c031e7d": "IMFMediaEventGenerator",
    "98dc8917-8640-4b1d-9f1e-a590d40357ee": "IWMDRMProvider",
    "ce11cc91-e615-4e0b-be1f-09b5aec033f2": "IWMDRMEventGenerator",
    "f4828dc7-8945-4d05-ab05-667ab99d29ee": "IWMDRMLicenseManagement",
}


class ComObject:
    """One Python object is all interfaces of the COM object, so identity is `is`."""

    interfaces = ()

    def QueryInterface(self, iid):
        name = IIDS.get(iid.lower())
        return (S_OK, self) if name in ("IUnknown", *self.interfaces) else E_NOINTERFACE


class MediaEvent(ComObject):
    interfaces = ("IMFMediaEvent", "IMFAttributes")

    def __init__(self, met, extended_type, status, value):
        self._type, self._extended, self._status = met, extended_type, status
        self._value = {"vt": VT_EMPTY} if value is None else value

    def GetType(self):
        return S_OK, self._type

    def GetExtendedType(self):
        return S_OK, self._extended

    def GetStatus(self):
        return S_OK, self._status

    def GetValue(self):
        return S_OK, self._value

    def GetCount(self):
        return S_OK, 0


class AsyncResult(ComObject):
    interfaces = ("IMFAsyncResult",)

    def __init__(self, callback, state):
        self.callback, self.state = callback, state
        self._status = S_OK

    def GetState(self):
        return E_POINTER if self.state is None else (S_OK, self.state)

    def GetStateNoAddRef(self):
        return Value(self.state)

    def GetObject(self):
        return E_POINTER

    def GetStatus(self):
        return Value(self._status)

    def SetStatus(self, status):
        self._status = status
        return S_OK


class LicenseManagement(ComObject):
    """Only what every event generator has; the methods about licenses answer E_NOTIMPL."""

    interfaces = ("IWMDRMLicenseManagement", "IWMDRMEventGenerator", "IMFMediaEventGenerator")

    def __init__(self, machine):
        self._machine = machine
        self._events = deque()
        self._pending = None
        self._posted = False
        self._is_shut_down = False

    def GetEvent(self, flags):
        if self._is_shut_down:
            return MF_E_SHUTDOWN
        if self._pending is not None:
            return MF_E_MULTIPLE_SUBSCRIBERS
        if flags not in (0, MF_EVENT_FLAG_NO_WAIT):
            return E_INVALIDARG
        return (S_OK, self._events.popleft()) if self._events else MF_E_NO_EVENTS_AVAILABLE

    def BeginGetEvent(self, callback, state):
        if self._is_shut_down:
            return MF_E_SHUTDOWN
        if not isinstance(callback, SuiteObject):
            return E_INVALIDARG
        if self._pending is not None:
            if self._pending.callback is not callback:
                return MF_E_MULTIPLE_SUBSCRIBERS
            return MF_S_MULTIPLE_BEGIN if self._pending.state is state else MF_E_MULTIPLE_BEGIN
        self._pending, self._posted = AsyncResult(callback, state), False
        self._post()
        return S_OK

    def EndGetEvent(self, result):
        if self._is_shut_down:
            return MF_E_SHUTDOWN
        if result is None or result is not self._pending or not self._events:
            return E_FAIL
        self._pending = None
        return S_OK, self._events.popleft()

    def QueueEvent(self, met, extended_type, status, value):
        if self._is_shut_down:
            return MF_E_SHUTDOWN
        self._events.append(MediaEvent(met, extended_type, status, value))
        self._post()
        return S_OK

    def Shutdown(self):
        if self._is_shut_down:
            return MF_E_SHUTDOWN
        self._is_shut_down, self._pending = True, None
        self._events.clear()
        return S_OK

    def _post(self):
        """A callback never runs inside a call, only from a later task."""
        pending = self._pending
        if pending is None or self._posted or not self._events:
            return
        self._posted = True
        self._machine.later(lambda: pending.callback.Invoke(pending))

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: E_NOTIMPL


class Provider(ComObject):
    interfaces = ("IWMDRMProvider",)

    def __init__(self, machine):
        self._machine = machine

    def CreateObject(self, iid):
        if IIDS.get(iid.lower()) != "IWMDRMLicenseManagement":
            return E_NOINTERFACE
        return S_OK, LicenseManagement(self._machine)


class Wmdrmsdk:
    """The functions of wmdrmsdk.dll."""

    def __init__(self, machine):
        self._machine = machine
        self._users = 0

    def WMDRMStartup(self):
        self._users += 1
        return S_OK

    def WMDRMShutdown(self):
        self._users -= 1
        return S_OK

    def WMDRMCreateProvider(self):
        return (S_OK, Provider(self._machine)) if self._users > 0 else NS_E_DRM_UNABLE_TO_INITIALIZE


class StubMachine(Machine):
    def __init__(self):
        super().__init__()
        self.wmdrmsdk = Wmdrmsdk(self)


class Stub:
    name = "event_generator.py"
    version = "1"
    capabilities = ()
    licenses = ()

    def directory(self, kind):
        return None

    def open(self, setup):
        return StubMachine()


if __name__ == "__main__":
    serve(Stub())
