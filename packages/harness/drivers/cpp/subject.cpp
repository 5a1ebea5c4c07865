// Fill this in for your implementation, link it, and run
//   wmdrm-conformance --exec ./driver --profile license-management
// On Windows the functions of wmdrmsdk.dll come from wmdrmsdk.lib; elsewhere your implementation brings them.
#include "subject.h"

#include <stdexcept>

Json describeSubject() {
    // Licenses: at least one permitted and one restricted, for example
    //   {"name": "film", "kind": "permitted", "keyId": "<base64 of 16 bytes>", "response": null, "rights": ["Play"], "version": 3}
    return Json::object({{"name", "unnamed implementation"},
                         {"version", "0"},
                         {"capabilities", Json::list()},
                         {"licenses", Json::list()}});
}

Json directoryOf(const std::string& kind) {
    // "fresh": a UNC path that is writable and was never used before, another one at each call.
    (void)kind;
    return nullptr;
}

void openMachine(const std::vector<std::string>& licenses, const std::string& computer) {
    // Empty the license store of this process, then put the fixtures of these names into it.
    if (!licenses.empty()) throw std::runtime_error("subject.cpp: put fixtures into the store");
    (void)computer;
}

std::vector<std::string> heldLicenses() { return {}; }

void addLicenses(const std::vector<std::string>&) {
    throw std::runtime_error("subject.cpp: put fixtures into the store");
}

void removeLicenses(const std::vector<std::string>&) {
    throw std::runtime_error("subject.cpp: delete fixtures from the store");
}

void closeMachine() {}
