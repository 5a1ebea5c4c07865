// What the author of an implementation writes for the driver; see subject.cpp.
#pragma once

#include <string>
#include <vector>

#include "json.h"

// The answer to `hello` but for the protocol: name, version, capabilities and licenses (the fixtures).
Json describeSubject();

// A path of this kind ("fresh", "unknown-host", …); null if there is none.
Json directoryOf(const std::string& kind);

// Begins a machine: an empty license store with these fixtures in it.
void openMachine(const std::vector<std::string>& licenses, const std::string& computer);

// Names of the fixtures the local store holds.
std::vector<std::string> heldLicenses();
void addLicenses(const std::vector<std::string>& names);
void removeLicenses(const std::vector<std::string>& names);

// Ends the machine.
void closeMachine();
