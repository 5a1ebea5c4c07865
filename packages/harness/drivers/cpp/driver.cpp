// Lets the conformance suite judge an implementation with the binary interface of COM, over the protocol of
// ../../schema/protocol.schema.json. What is particular to an implementation is in subject.cpp.
//   g++ -std=c++17 -pthread driver.cpp subject.cpp your-implementation.cpp -o driver
//   cl /std:c++17 /EHsc driver.cpp subject.cpp wmdrmsdk.lib mfuuid.lib propsys.lib ole32.lib oleaut32.lib
#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include "com_types.h"
#include "json.h"
#include "subject.h"
#include "values.h"

namespace {

std::mutex output;

void send(const Json& message) {
    const std::lock_guard<std::mutex> lock(output);
    std::cout << message.write() << std::endl;
}

// The machine there is: an implementation of the contract has one license store per process.
int machineNumber = 0;

// Objects by number. An interface pointer keeps its number, so that identity can be seen from outside.
struct ObjectTable {
    std::mutex guard;
    std::vector<IUnknown*> pointers;

    int numberOf(IUnknown* pointer) {
        const std::lock_guard<std::mutex> lock(guard);
        for (std::size_t at = 0; at < pointers.size(); ++at)
            if (pointers[at] == pointer) return static_cast<int>(at) + firstNumber;
        if (pointer) pointer->AddRef();
        pointers.push_back(pointer);
        return static_cast<int>(pointers.size()) - 1 + firstNumber;
    }
    IUnknown* pointerOf(int number) {
        const std::lock_guard<std::mutex> lock(guard);
        const std::size_t at = static_cast<std::size_t>(number - firstNumber);
        if (number < firstNumber || at >= pointers.size()) throw std::runtime_error("no such object");
        return pointers[at];
    }
    void releaseAll() {
        for (IUnknown* pointer : pointers)
            if (pointer) pointer->Release();
        pointers.clear();
    }
    // Number 1 stands for wmdrmsdk.dll itself.
    static constexpr int firstNumber = 2;
} objects;

const GUID iidUnknown = guidOf("00000000-0000-0000-c000-000000000046");
const GUID iidAsyncCallback = guidOf("a27003cf-2354-4f2a-8d6a-ab7cff15437e");

// An object of the suite: a callback that tells the suite of every Invoke, and serves as state.
class SuiteObject final : public IMFAsyncCallback {
public:
    explicit SuiteObject(int number) : number_(number) {}
    int number() const { return number_; }

    HRESULT STDCALL QueryInterface(REFIID riid, void** ppv) override {
        *ppv = riid == iidUnknown || riid == iidAsyncCallback ? this : nullptr;
        return *ppv ? hr(0) : hr(0x80004002);
    }
    // The driver keeps them as long as it runs.
    ULONG STDCALL AddRef() override { return 1; }
    ULONG STDCALL Release() override { return 1; }
    HRESULT STDCALL GetParameters(DWORD*, DWORD*) override { return hr(0x80004001); }
    HRESULT STDCALL Invoke(IMFAsyncResult* result) override {
        const Json told = Json::object({{"machine", machineNumber},
                                        {"callback", number_},
                                        {"result", objects.numberOf(result)}});
        send(Json::object({{"invoke", told}}));
        return hr(0);
    }

private:
    const int number_;
};

std::map<int, std::unique_ptr<SuiteObject>> suiteObjects;

IUnknown* objectOf(const Json& value) {
    if (value.isNull()) return nullptr;
    if (value.has("object")) return objects.pointerOf(static_cast<int>(value["object"].number()));
    const int number = static_cast<int>(value["suite"].number());
    auto& made = suiteObjects[number];
    if (!made) made = std::make_unique<SuiteObject>(number);
    return made.get();
}

Json referenceTo(IUnknown* pointer) {
    if (!pointer) return nullptr;
    for (const auto& [number, made] : suiteObjects)
        if (made.get() == pointer) return Json::object({{"suite", number}});
    return Json::object({{"object", objects.numberOf(pointer)}});
}

Json codeAlone(HRESULT code) { return Json::object({{"hr", static_cast<std::uint32_t>(code)}}); }

Json codeAnd(HRESULT code, const Json& value) {
    return Json::object({{"hr", static_cast<std::uint32_t>(code)}, {"value", value}});
}

// A code, and the object if there is one; the number table holds the reference the callee gave.
Json codeAndObject(HRESULT code, void* pointer) {
    auto* object = static_cast<IUnknown*>(pointer);
    if (code < 0 && !object) return codeAlone(code);
    Json answer = codeAnd(code, referenceTo(object));
    if (object) object->Release();
    return answer;
}

using Method = std::function<Json(IUnknown*, const Json&)>;

template <typename I>
I* as(IUnknown* object) {
    return static_cast<I*>(object);
}

DWORD flagsOf(const Json& value) { return static_cast<DWORD>(value.number()); }

template <HRESULT (STDCALL IWMDRMLicenseManagement::*start)(BSTR, DWORD, IUnknown**)>
Json startInDirectory(IUnknown* object, const Json& args) {
    IUnknown* cookie = nullptr;
    const Bstr directory(args[0].text());
    const HRESULT code = (as<IWMDRMLicenseManagement>(object)->*start)(directory.get(), flagsOf(args[1]), &cookie);
    return codeAndObject(code, cookie);
}

Json queryInterface(IUnknown* object, const Json& args) {
    void* pointer = nullptr;
    const HRESULT code = object->QueryInterface(guidOf(args[0].text()), &pointer);
    return codeAndObject(code, pointer);
}

const std::map<std::string, Method> methods = {
    {"GetEvent",
     [](IUnknown* object, const Json& args) {
         IMFMediaEvent* event = nullptr;
         const HRESULT code = as<IMFMediaEventGenerator>(object)->GetEvent(flagsOf(args[0]), &event);
         return codeAndObject(code, event);
     }},
    {"BeginGetEvent",
     [](IUnknown* object, const Json& args) {
         auto* callback = static_cast<IMFAsyncCallback*>(objectOf(args[0]));
         return codeAlone(as<IMFMediaEventGenerator>(object)->BeginGetEvent(callback, objectOf(args[1])));
     }},
    {"EndGetEvent",
     [](IUnknown* object, const Json& args) {
         IMFMediaEvent* event = nullptr;
         auto* result = static_cast<IMFAsyncResult*>(objectOf(args[0]));
         const HRESULT code = as<IMFMediaEventGenerator>(object)->EndGetEvent(result, &event);
         return codeAndObject(code, event);
     }},
    {"QueueEvent",
     [](IUnknown* object, const Json& args) {
         const Variant value(args[3], objectOf);
         return codeAlone(as<IMFMediaEventGenerator>(object)->QueueEvent(
             flagsOf(args[0]), guidOf(args[1].text()), hr(flagsOf(args[2])), value.get()));
     }},
    {"CancelAsyncOperation",
     [](IUnknown* object, const Json& args) {
         return codeAlone(as<IWMDRMEventGenerator>(object)->CancelAsyncOperation(objectOf(args[0])));
     }},
    {"Shutdown",
     [](IUnknown* object, const Json&) { return codeAlone(as<IWMDRMEventGenerator>(object)->Shutdown()); }},
    {"BackupLicenses", startInDirectory<&IWMDRMLicenseManagement::BackupLicenses>},
    {"RestoreLicenses", startInDirectory<&IWMDRMLicenseManagement::RestoreLicenses>},
    {"CreateObject",
     [](IUnknown* object, const Json& args) {
         void* made = nullptr;
         const HRESULT code = as<IWMDRMProvider>(object)->CreateObject(guidOf(args[0].text()), &made);
         return codeAndObject(code, made);
     }},
    {"GetType",
     [](IUnknown* object, const Json&) {
         MediaEventType type = 0;
         const HRESULT code = as<IMFMediaEvent>(object)->GetType(&type);
         return codeAnd(code, static_cast<unsigned>(type));
     }},
    {"GetExtendedType",
     [](IUnknown* object, const Json&) {
         GUID type{};
         const HRESULT code = as<IMFMediaEvent>(object)->GetExtendedType(&type);
         return codeAnd(code, textOf(type));
     }},
    {"GetValue",
     [](IUnknown* object, const Json&) {
         PROPVARIANT value{};
         const HRESULT code = as<IMFMediaEvent>(object)->GetValue(&value);
         Json answer = codeAnd(code, variantValue(value, referenceTo));
         clearVariant(value);
         return answer;
     }},
    {"GetCount",
     [](IUnknown* object, const Json&) {
         UINT32 count = 0;
         const HRESULT code = as<IMFAttributes>(object)->GetCount(&count);
         return codeAnd(code, static_cast<unsigned>(count));
     }},
    {"GetState",
     [](IUnknown* object, const Json&) {
         IUnknown* state = nullptr;
         const HRESULT code = as<IMFAsyncResult>(object)->GetState(&state);
         return codeAndObject(code, state);
     }},
    {"GetStateNoAddRef",
     [](IUnknown* object, const Json&) {
         return Json::object({{"value", referenceTo(as<IMFAsyncResult>(object)->GetStateNoAddRef())}});
     }},
    {"SetStatus",
     [](IUnknown* object, const Json& args) {
         return codeAlone(as<IMFAsyncResult>(object)->SetStatus(hr(flagsOf(args[0]))));
     }},
    {"GetObject",
     [](IUnknown* object, const Json&) {
         IUnknown* of = nullptr;
         const HRESULT code = as<IMFAsyncResult>(object)->GetObject(&of);
         return codeAndObject(code, of);
     }},
    // Further methods, as your profile needs them: `Face` and the interface table of the suite say how they are called.
};

// The interfaces that call something else by the name GetStatus.
Json getStatus(const std::string& interfaceName, IUnknown* object) {
    if (interfaceName == "IMFAsyncResult") {
        const HRESULT status = as<IMFAsyncResult>(object)->GetStatus();
        return Json::object({{"value", static_cast<std::uint32_t>(status)}});
    }
    if (interfaceName == "IMFMediaEvent") {
        HRESULT status = 0;
        const HRESULT code = as<IMFMediaEvent>(object)->GetStatus(&status);
        return codeAnd(code, static_cast<std::uint32_t>(status));
    }
    WM_BACKUP_RESTORE_STATUS status{};
    const HRESULT code = as<IWMDRMLicenseBackupRestoreStatus>(object)->GetStatus(&status);
    const Json text = status.bstrError ? Json(utf8Of(status.bstrError)) : Json(nullptr);
    freeBstr(status.bstrError);
    return codeAnd(code, Json::object({{"eStatus", static_cast<int>(status.eStatus)}, {"bstrError", text}}));
}

Json callFunction(const std::string& name) {
    IWMDRMProvider* provider = nullptr;
    if (name == "WMDRMStartup") return codeAlone(WMDRMStartup());
    if (name == "WMDRMShutdown") return codeAlone(WMDRMShutdown());
    if (name == "WMDRMCreateProvider") {
        const HRESULT code = WMDRMCreateProvider(&provider);
        return codeAndObject(code, provider);
    }
    const HRESULT code = WMDRMCreateProtectedProvider(&provider);
    return codeAndObject(code, provider);
}

Json call(const Json& request) {
    const std::string& method = request["method"].text();
    const std::string& interfaceName = request["interface"].text();
    if (interfaceName == "Wmdrmsdk") return callFunction(method);
    IUnknown* object = objectOf(request["object"]);
    if (method == "QueryInterface") return queryInterface(object, request["args"]);
    if (method == "GetStatus") return getStatus(interfaceName, object);
    const auto found = methods.find(method);
    if (found == methods.end()) throw std::runtime_error("the driver does not call " + method + " yet");
    return found->second(object, request["args"]);
}

std::vector<std::string> namesOf(const Json& request) {
    std::vector<std::string> names;
    if (request.has("licenses"))
        for (const Json& name : request["licenses"].items()) names.push_back(name.text());
    return names;
}

Json answer(const Json& request) {
    const std::string& what = request["do"].text();
    if (what == "hello") {
        auto hello = describeSubject().members();
        hello["protocol"] = 1;
        return Json::object(hello);
    }
    if (what == "directory") return Json::object({{"path", directoryOf(request["kind"].text())}});
    if (what == "open") {
        openMachine(namesOf(request), request.has("computer") ? request["computer"].text() : "first");
        return Json::object({{"machine", ++machineNumber}, {"wmdrmsdk", 1}});
    }
    if (what == "call") return call(request);
    if (what == "held") {
        std::vector<Json> names;
        for (const std::string& name : heldLicenses()) names.emplace_back(name);
        return Json::object({{"licenses", Json::list(names)}});
    }
    if (what == "add") addLicenses(namesOf(request));
    else if (what == "remove") removeLicenses(namesOf(request));
    // Work goes on in other threads: a moment is all it needs.
    else if (what == "settle") std::this_thread::sleep_for(std::chrono::milliseconds(1));
    else if (what == "close") {
        objects.releaseAll();
        closeMachine();
    } else if (what != "goodbye") throw std::runtime_error("the driver does not offer " + what);
    return Json::object();
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) continue;
        Json seq = 1;
        std::string what;
        try {
            const Json request = Json::parse(line);
            seq = request["seq"];
            what = request["do"].text();
            send(Json::object({{"seq", seq}, {"ok", answer(request)}}));
        } catch (const std::exception& error) {
            send(Json::object({{"seq", seq}, {"error", error.what()}}));
        }
        if (what == "goodbye") break;
    }
    return 0;
}
