// As much JSON as the conformance protocol needs: a value, a parser, a writer. C++17, nothing else.
#pragma once

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class Json {
public:
    enum class Kind { null, boolean, number, text, list, object };

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : kind_(Kind::boolean), boolean_(value) {}
    Json(double value) : kind_(Kind::number), number_(value) {}
    Json(int value) : Json(static_cast<double>(value)) {}
    Json(unsigned value) : Json(static_cast<double>(value)) {}
    Json(std::string value) : kind_(Kind::text), text_(std::move(value)) {}
    Json(const char* value) : Json(std::string(value)) {}

    static Json list(std::vector<Json> items = {}) {
        Json made;
        made.kind_ = Kind::list;
        made.items_ = std::move(items);
        return made;
    }
    static Json object(std::map<std::string, Json> members = {}) {
        Json made;
        made.kind_ = Kind::object;
        made.members_ = std::move(members);
        return made;
    }

    Kind kind() const { return kind_; }
    bool isNull() const { return kind_ == Kind::null; }
    bool boolean() const { return need(Kind::boolean), boolean_; }
    double number() const { return need(Kind::number), number_; }
    const std::string& text() const { return need(Kind::text), text_; }
    const std::vector<Json>& items() const { return need(Kind::list), items_; }
    const std::map<std::string, Json>& members() const { return need(Kind::object), members_; }
    bool has(const std::string& name) const { return kind_ == Kind::object && members_.count(name) > 0; }
    const Json& operator[](const std::string& name) const {
        auto found = members().find(name);
        if (found == members_.end()) throw std::runtime_error("no member " + name);
        return found->second;
    }
    const Json& operator[](std::size_t at) const {
        if (at >= items().size()) throw std::runtime_error("too few arguments");
        return items_[at];
    }

    std::string write() const {
        switch (kind_) {
            case Kind::null: return "null";
            case Kind::boolean: return boolean_ ? "true" : "false";
            case Kind::number: {
                char digits[32];
                const bool isWhole = std::floor(number_) == number_ && std::fabs(number_) < 1e15;
                std::snprintf(digits, sizeof digits, isWhole ? "%.0f" : "%.17g", number_);
                return digits;
            }
            case Kind::text: return quoted(text_);
            case Kind::list: {
                std::string out = "[";
                for (const auto& item : items_) out += (out.size() > 1 ? "," : "") + item.write();
                return out + "]";
            }
            case Kind::object: {
                std::string out = "{";
                for (const auto& [name, item] : members_)
                    out += (out.size() > 1 ? "," : "") + quoted(name) + ":" + item.write();
                return out + "}";
            }
        }
        return "null";
    }

    // Throws std::runtime_error for what is no JSON.
    static Json parse(const std::string& text) {
        Parser parser{text};
        Json value = parser.value();
        parser.space();
        if (parser.at != text.size()) parser.fail();
        return value;
    }

private:
    struct Parser {
        const std::string& text;
        std::size_t at = 0;

        [[noreturn]] void fail() const { throw std::runtime_error("no JSON at " + std::to_string(at)); }
        void space() {
            while (at < text.size() && std::string(" \t\r\n").find(text[at]) != std::string::npos) ++at;
        }
        bool take(char wanted) {
            space();
            if (at >= text.size() || text[at] != wanted) return false;
            ++at;
            return true;
        }
        bool take(const char* word) {
            const std::string wanted = word;
            if (text.compare(at, wanted.size(), wanted) != 0) return false;
            at += wanted.size();
            return true;
        }
        Json value() {
            space();
            if (take("null")) return nullptr;
            if (take("true")) return true;
            if (take("false")) return false;
            if (take('"')) return string();
            if (take('[')) {
                std::vector<Json> items;
                if (take(']')) return list();
                do items.push_back(value());
                while (take(','));
                if (!take(']')) fail();
                return list(std::move(items));
            }
            if (take('{')) {
                std::map<std::string, Json> members;
                if (take('}')) return object();
                do {
                    if (!take('"')) fail();
                    std::string name = string();
                    if (!take(':')) fail();
                    members[name] = value();
                } while (take(','));
                if (!take('}')) fail();
                return object(std::move(members));
            }
            char* end = nullptr;
            const double number = std::strtod(text.c_str() + at, &end);
            if (end == text.c_str() + at) fail();
            at = static_cast<std::size_t>(end - text.c_str());
            return number;
        }
        unsigned hex4() {
            if (at + 4 > text.size()) fail();
            const unsigned code = static_cast<unsigned>(std::stoul(text.substr(at, 4), nullptr, 16));
            at += 4;
            return code;
        }
        std::string string() {
            std::string out;
            while (at < text.size() && text[at] != '"') {
                if (text[at] != '\\') {
                    out += text[at++];
                    continue;
                }
                if (++at >= text.size()) fail();
                const char escaped = text[at++];
                switch (escaped) {
                    case 'b': out += '\b'; break;
                    case 'f': out += '\f'; break;
                    case 'n': out += '\n'; break;
                    case 'r': out += '\r'; break;
                    case 't': out += '\t'; break;
                    case 'u': {
                        unsigned code = hex4();
                        if (code >= 0xD800 && code < 0xDC00 && take("\\u"))
                            code = 0x10000 + ((code - 0xD800) << 10) + (hex4() - 0xDC00);
                        appendUtf8(out, code);
                        break;
                    }
                    default: out += escaped;
                }
            }
            if (at >= text.size()) fail();
            ++at;
            return out;
        }
        static void appendUtf8(std::string& out, unsigned code) {
            if (code < 0x80) {
                out += static_cast<char>(code);
                return;
            }
            const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
            out += static_cast<char>((0xFF00 >> (more + 1) & 0xFF) | code >> (6 * more));
            for (int part = more - 1; part >= 0; --part)
                out += static_cast<char>(0x80 | (code >> (6 * part) & 0x3F));
        }
    };

    void need(Kind wanted) const {
        if (kind_ != wanted) throw std::runtime_error("a value of another type was expected");
    }
    static std::string quoted(const std::string& text) {
        std::string out = "\"";
        for (const char each : text) {
            if (each == '"' || each == '\\') out += '\\';
            if (static_cast<unsigned char>(each) >= 0x20) {
                out += each;
                continue;
            }
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", each);
            out += escaped;
        }
        return out + "\"";
    }

    Kind kind_ = Kind::null;
    bool boolean_ = false;
    double number_ = 0;
    std::string text_;
    std::vector<Json> items_;
    std::map<std::string, Json> members_;
};
